/** The committed sample history. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../pipelines/history/write.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import { temporaryFolder } from '../logger/folder.ts';
import { eventChecker, schemasAbsent } from '../logger/schema.ts';

const HISTORY = join(import.meta.dirname, '..', '..', 'lineage', 'history');

function readHistory(folder: string): ReadonlyMap<string, readonly RunEvent[]> {
  return new Map(
    readdirSync(folder)
      .toSorted()
      .map((file) => [file, eventsIn(readFileSync(join(folder, file), 'utf8'))]),
  );
}

function eventsIn(text: string): readonly RunEvent[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
}

/** Stack traces name lines of source files, and change whenever those do. */
function withoutStacks(history: ReadonlyMap<string, readonly RunEvent[]>): readonly string[] {
  return Array.from(history, ([file, events]) =>
    JSON.stringify([file, events], (key, value: unknown) => (key === 'stackTrace' ? undefined : value)),
  );
}

const history = readHistory(HISTORY);
const events = [...history.values()].flat();

function endOf(job: string, day: string): string | undefined {
  return history.get(`${day}.ndjson`)?.findLast((event) => event.job.name === job)?.eventType;
}

describe('the sample history', () => {
  it('is what the pipelines, run again, write', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    await writeHistory(folder);
    expect(withoutStacks(readHistory(folder))).toEqual(withoutStacks(history));
  });

  it('covers two weeks', () => {
    expect([...history.keys()].at(0)).toBe('2026-11-02.ndjson');
    expect([...history.keys()].at(-1)).toBe('2026-11-15.ndjson');
    expect(history.size).toBe(14);
  });

  it('has a night on which the loans lacked a column, and what needed them failed', () => {
    const failed = events.filter(({ eventType }) => eventType === 'FAIL');
    expect(failed.map(({ job, eventTime }) => `${eventTime.slice(0, 10)} ${job.name}`)).toEqual([
      '2026-11-06 loan_risk',
      '2026-11-06 executive_kpis',
    ]);
    expect(failed[0]?.run.facets?.['errorMessage']?.['message']).toContain(
      'raw.loans has no column credit_score',
    );
    expect(endOf('loan_risk', '2026-11-07')).toBe('COMPLETE');
  });

  it('has a run that never ended', () => {
    expect(endOf('device_health', '2026-11-15')).toBe('RUNNING');
    expect(endOf('executive_kpis', '2026-11-15')).toBe('COMPLETE');
  });

  it('has a night from which on customers_active has one more column', () => {
    const hasColumn = [...history].map(([file, night]) => {
      const output = night.findLast(({ job }) => job.name === 'etl_customers_daily')?.outputs[0];
      return [file, JSON.stringify(output?.facets?.['schema']).includes('marketing_consent')];
    });
    expect(hasColumn).toEqual([...history.keys()].map((file) => [file, file >= '2026-11-09']));
  });

  it('names no place on the machine that made it', () => {
    const text = JSON.stringify(events);
    expect(text).not.toMatch(/file:\/\/|\/tmp\/|\/home\/|\/Users\//);
    expect(text).not.toContain(join(import.meta.dirname, '..', '..'));
  });
});

describe.skipIf(schemasAbsent())('against the OpenLineage schemas', () => {
  const check = eventChecker();

  it('every event of the history is valid', () => {
    expect(events.flatMap(check)).toEqual([]);
  });
});

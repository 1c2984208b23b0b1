import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { networkOf } from '../../src/graph/network.ts';
import type { Finding } from '../../src/health/finding.ts';
import { ledgerOf } from '../../src/health/ledger.ts';
import { schemaFindings } from '../../src/health/schema/breaking.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { clockTime, millisecondsOf, type Instant } from '../../src/model/instant.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, lineage, runEvent, schema } from '../catalog/log.ts';
import { moment } from './run-log.ts';

const START = millisecondsOf(moment(0));
const minuteOf = (instant: Instant | null): string =>
  instant === null ? 'now' : String((millisecondsOf(instant) - START) / 60_000);

/** `removed a of orders 5–9` */
function line(finding: Finding): string {
  if (finding.kind !== 'schema-breaking') throw new Error(`${finding.kind} is none of a schema`);
  const columns = finding.columns.map(({ what, column }) => `${what} ${column}`).join(' and ');
  const times = finding.count === 1 ? '' : `, ${finding.count} times`;
  return `${columns} of ${finding.subject.id.name} ${minuteOf(finding.since)}–${minuteOf(finding.until)}${times}`;
}

function findingsOf(log: readonly Json[], asOf: number | null = null): readonly Finding[] {
  const catalog = catalogOf(log);
  return schemaFindings(
    ledgerOf(networkOf(catalog), asOf === null ? catalog.asOf : moment(asOf), DEFAULT_SETTINGS),
  );
}

function findings(log: readonly Json[], asOf: number | null = null): readonly string[] {
  return findingsOf(log, asOf).map(line);
}

/** A run that writes orders. */
function write(minute: number, columns: readonly (string | JsonObject)[]): JsonObject {
  return runEvent(`load-${minute}`, 'COMPLETE', minute, { outputs: [dataset('orders', schema(...columns))] });
}

/** A run that makes daily.total of these columns of orders. */
function read(minute: number, columns: readonly string[], type = 'COMPLETE', job = 'report'): JsonObject {
  const made = lineage({ total: columns.map((column) => `orders.${column}`) });
  const said = { job, inputs: [dataset('orders')], outputs: [dataset('daily', made)] };
  return runEvent(`${job}-${minute}`, type, minute, said);
}

describe('a change of a schema that may break a reader', () => {
  const CHANGED = [write(0, ['a', 'b']), read(1, ['a']), write(5, ['b'])];

  test('is a finding until the reader has come through', () => {
    expect(findings(CHANGED)).toEqual(['removed a of orders 5–now']);
    expect(findings([...CHANGED, read(7, ['a'], 'FAIL'), read(9, ['b'])])).toEqual([
      'removed a of orders 5–9',
    ]);
  });

  test('is a finding until all of its readers have come through', () => {
    const two = [...CHANGED, read(2, ['a'], 'COMPLETE', 'show')];
    expect(findings([...two, read(7, ['a'])])).toEqual(['removed a of orders 5–now']);
    expect(findings([...two, read(7, ['a']), read(8, ['b'], 'COMPLETE', 'show')])).toEqual([
      'removed a of orders 5–8',
    ]);
  });

  test('is a finding until the column is back', () => {
    const back = [...CHANGED, write(8, ['b', 'a'])];
    expect(findings(back)).toEqual(['removed a of orders 5–8']);
    expect(findings(back, 7)).toEqual(['removed a of orders 5–now']);
  });

  test('is not mended by a run that had begun before the change was made', () => {
    const [begin, end] = [
      runEvent('slow', 'START', 4, { job: 'report', inputs: [dataset('orders')] }),
      runEvent('slow', 'COMPLETE', 6, { job: 'report', inputs: [dataset('orders')] }),
    ];
    expect(findings([...CHANGED, begin, end])).toEqual(['removed a of orders 5–now']);
  });

  test('is not mended by a run that began while the run that made the change went on', () => {
    const log = [
      write(0, ['a', 'b']),
      read(1, ['a']),
      runEvent('w', 'START', 5, { outputs: [dataset('orders', schema('b'))] }),
      read(6, ['a']),
      runEvent('w', 'COMPLETE', 8, { outputs: [dataset('orders', schema('b'))] }),
    ];
    expect(findings(log)).toEqual(['removed a of orders 5–now']);
    expect(findings([...log, read(9, ['a'])])).toEqual(['removed a of orders 5–9']);
  });

  test('that its readers alone tell of is none where the very run that met it completes', () => {
    const meets = (minute: number, columns: readonly string[], made: string, type = 'COMPLETE') => {
      const said = {
        job: 'report',
        inputs: [dataset('orders', schema(...columns))],
        outputs: [dataset('daily', lineage({ total: [`orders.${made}`] }))],
      };
      return [
        runEvent(`report-${minute}`, 'START', minute, { job: 'report' }),
        runEvent(`report-${minute}`, type, minute + 1, said),
      ];
    };
    const before = meets(0, ['a', 'b'], 'a');
    expect(findings([...before, ...meets(5, ['b'], 'b')])).toEqual([]);
    expect(findings([...before, ...meets(5, ['b'], 'a', 'FAIL')])).toEqual(['removed a of orders 6–now']);
  });

  test('is none where nobody reads the column, nor of one that loses no value', () => {
    expect(findings([write(0, ['a', 'b']), read(1, ['b']), write(5, ['b'])])).toEqual([]);
    const wide = [
      write(0, [{ name: 'a', type: 'INT' }]),
      read(1, ['a']),
      write(5, [{ name: 'a', type: 'BIGINT' }]),
    ];
    expect(findings(wide)).toEqual([]);
  });

  test('of another type lasts until the former type is back', () => {
    const typed = (minute: number, type: string) => write(minute, [{ name: 'a', type }]);
    const log = [typed(0, 'INT'), read(1, ['a']), typed(5, 'TEXT')];
    expect(findings(log)).toEqual(['retyped a of orders 5–now']);
    expect(findings([...log, typed(6, 'DATE')])).toEqual([
      'retyped a of orders 5–now',
      'retyped a of orders 6–now',
    ]);
  });

  test('and the change that undoes it are one finding, with how many there were', () => {
    const typed = (minute: number, type: string) => write(minute, [{ name: 'a', type }]);
    const log = [typed(0, 'INT'), read(1, ['a']), typed(5, 'TEXT'), typed(6, 'INT')];
    expect(findings(log)).toEqual(['retyped a and retyped a of orders 5–now, 2 times']);
    expect(findings([...log, typed(7, 'DATE')])).toEqual([
      'retyped a and retyped a of orders 5–now, 2 times',
      'retyped a of orders 7–now',
    ]);
  });

  test('that comes again day after day, as of two writers in turn, is one, with the event of the newest', () => {
    const days = [0, 1, 2, 3].flatMap((day) => [
      write(10 * day, ['a', 'b']),
      read(10 * day + 1, ['a']),
      write(10 * day + 5, ['b']),
      read(10 * day + 6, ['a']),
    ]);
    expect(findings(days)).toEqual(['removed a of orders 5–36, 4 times']);
    expect(findings(days, 15)).toEqual(['removed a of orders 5–now, 2 times']);
    expect(findingsOf(days)[0]?.evidence).toMatchObject({ subject: { run: 'load-35' } });
    expect(findings([...days, write(40, ['a', 'c']), write(45, ['c'])])).toEqual([
      'removed a of orders 5–36, 4 times',
      'removed a of orders 45–now',
    ]);
  });

  test('has the former type, the columns that were made of it, and the event that brought it', () => {
    const [finding] = findingsOf([
      write(0, [{ name: 'a', type: 'INT' }]),
      read(1, ['a']),
      write(5, [{ name: 'b', type: 'TEXT' }]),
    ]);
    expect(finding).toMatchObject({
      evidence: { subject: { kind: 'run', run: 'load-5' } },
      expectation: null,
      columns: [
        {
          column: 'a',
          what: 'removed',
          detail: 'INT',
          type: null,
          affected: [{ name: 'daily', column: 'total' }],
        },
      ],
    });
  });

  test('is told as of a moment: what comes later does not count', () => {
    const log = [...CHANGED, read(9, ['b']), write(12, ['c'])];
    expect(findings(log, 4)).toEqual([]);
    expect(findings(log, 8)).toEqual(['removed a of orders 5–now']);
    expect(findings(log, 10)).toEqual(['removed a of orders 5–9']);
    expect(findings(log, 12)).toEqual(['removed a of orders 5–9', 'removed b of orders 12–now']);
  });
});

type Step =
  | { readonly does: 'write'; readonly columns: readonly string[] }
  | { readonly does: 'read'; readonly type: 'COMPLETE' | 'FAIL' };

/** A step a minute. */
const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((columns): Step => ({ does: 'write', columns })),
    fc.constantFrom<Step>({ does: 'read', type: 'COMPLETE' }, { does: 'read', type: 'FAIL' }),
  ),
  { minLength: 1, maxLength: 14 },
);

/** Straight from the steps: the reader always says that it reads a and b. */
function naive(steps: readonly Step[]): string[] {
  const writes = steps.flatMap((step, minute) =>
    step.does === 'write' ? [{ minute, columns: step.columns }] : [],
  );
  const reads = steps.flatMap((step, minute) => (step.does === 'read' ? [{ minute, type: step.type }] : []));
  const versions = writes.filter(
    ({ columns }, index) => wordOf(writes[index - 1]?.columns) !== wordOf(columns),
  );
  const undoes = (index: number): boolean =>
    index > 1 && wordOf(versions[index]?.columns) === wordOf(versions[index - 2]?.columns);
  const told = versions.flatMap(({ minute, columns }, index) => {
    const before = versions[index - 1]?.columns ?? [];
    const isRead = reads.some((one) => one.minute < minute);
    const lost = ['a', 'b'].filter((column) => before.includes(column) && !columns.includes(column));
    if (!isRead || lost.length === 0) return [];
    const through = reads.find((one) => one.minute > minute && one.type === 'COMPLETE')?.minute ?? Infinity;
    const ends = lost.map((column) =>
      Math.min(
        through,
        writes.find((one) => one.minute > minute && one.columns.includes(column))?.minute ?? Infinity,
      ),
    );
    return [{ index, minute, until: Math.max(...ends), lost }];
  });
  const lines: string[] = [];
  for (let at = 0; at < told.length;) {
    const from = at++;
    const chain = () => range((told[at - 1]?.index ?? 0) + 1, told[at]?.index ?? 0).every(undoes);
    while (at < told.length && chain()) at++;
    const those = told.slice(from, at);
    const what = [...new Set(those.flatMap(({ lost }) => lost))].map((column) => `removed ${column}`);
    const until = those.at(-1)?.until ?? Infinity;
    lines.push(
      `${what.join(' and ')} of orders ${those[0]?.minute}–${until === Infinity ? 'now' : until}${those.length === 1 ? '' : `, ${those.length} times`}`,
    );
  }
  return lines;
}

function wordOf(columns: readonly string[] = []): string {
  return columns.join(' ');
}

/** Both included. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

test('of any writes and reads, findings are those that a plain reading of the log gives', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const log = steps.map((step, minute) =>
        step.does === 'write' ? write(minute, step.columns) : read(minute, ['a', 'b'], step.type),
      );
      expect(findings(log)).toEqual(naive(steps));
    }),
    { numRuns: 300 },
  );
});

/** Of an event file, as JSON. */
interface Mention {
  readonly namespace: string;
  readonly name: string;
  readonly facets?: { readonly schema?: { readonly fields: readonly { name: string; type?: string }[] } };
}
interface Event {
  readonly eventTime: string;
  readonly eventType: string;
  readonly run: { readonly runId: string };
  readonly job: { readonly name: string };
  readonly inputs: readonly Mention[];
  readonly outputs: readonly Mention[];
}

describe('in the committed history', () => {
  const folder = join(import.meta.dirname, '..', '..', 'lineage', 'history');
  const events = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Event)
    .sort((a, b) => (a.eventTime < b.eventTime ? -1 : 1));
  let found: readonly Finding[];

  beforeAll(async () => {
    const { site } = await load({ title: 'Test', events: [folder], glossary: [], asOf: clockTime() });
    found = schemaFindings(site.ledger);
  });

  /** The first event that states another schema of the dataset than the one before, without or with another type of the column. */
  function changeOf(name: string, column: string): Event {
    let before: string | null | undefined;
    for (const event of events) {
      const fields = [...event.outputs, ...event.inputs].find((one) => one.name === name)?.facets?.schema
        ?.fields;
      if (fields === undefined) continue;
      const type = fields.find((field) => field.name === column)?.type ?? null;
      if (before !== undefined && before !== type) return event;
      before = type;
    }
    throw new Error(`${column} of ${name} never changed`);
  }

  /** When the job's first run that began after a moment completed. */
  function throughAt(job: string, after: string): string {
    const begun = events.filter(
      (one) => one.job.name === job && one.eventType === 'START' && one.eventTime > after,
    );
    const ids = new Set(begun.map((one) => one.run.runId));
    const end = events.find((one) => ids.has(one.run.runId) && one.eventType === 'COMPLETE');
    return end?.eventTime ?? 'now';
  }

  const times = (name: string) => {
    const finding = found.find((one) => one.kind === 'schema-breaking' && one.subject.id.name === name);
    return finding && [millisecondsOf(finding.since), finding.until && millisecondsOf(finding.until)];
  };
  const same = (text: string): number => Date.parse(text);

  test.each([
    ['readings_hourly', 'temperature_max_c', 'device_health'],
    ['products_clean', 'unit_margin', 'product_performance'],
  ])('%s lost %s, or its type, until %s had come through', (name, column, reader) => {
    const change = changeOf(name, column);
    expect(times(name)).toEqual([same(change.eventTime), same(throughAt(reader, change.eventTime))]);
  });

  test('loans lost credit_score until it was back', () => {
    const change = changeOf('loans', 'credit_score');
    const back = events.find(
      (one) =>
        one.eventTime > change.eventTime &&
        one.inputs.some(
          (input) =>
            input.name === 'loans' &&
            input.facets?.schema?.fields.some((field) => field.name === 'credit_score'),
        ),
    );
    expect(times('loans')).toEqual([same(change.eventTime), same(back?.eventTime ?? '')]);
  });
});

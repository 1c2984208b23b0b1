import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { quote } from '../../src/site/event-text.ts';
import { eventLines, eventLog, subjectPath } from '../../src/site/event-log.ts';
import { runEvent, siteOf } from './log.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function logOf(...runFacets: readonly JsonObject[]) {
  const site = await siteOf(runFacets.map((facets) => runEvent({ runFacets: facets })));
  const events = site.catalog.runs[0]?.events ?? [];
  return { site, events, logged: eventLog(site.texts, events) };
}

describe('the events of a run', () => {
  test('stand in a file, one a line, whose SHA-256 is the digest', async () => {
    const { site, events } = await logOf({ own: '\u2028' }, { own: 2 }, { own: 'x'.repeat(20_000) });
    const lines = eventLines(site.texts, events).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map(sha256)).toEqual(events.map((event) => event.digest));
  });

  test('are told with their line of the file, and their size', async () => {
    const { site, events, logged } = await logOf({ own: 'é'.repeat(20_000) }, { own: 'short' });
    const lines = eventLines(site.texts, events).split('\n');
    expect(logged.map(({ line }) => line)).toEqual([1, 2]);
    expect(logged.map(({ size }) => size)).toEqual(lines.slice(0, -1).map((line) => Buffer.byteLength(line)));
  });

  test('say where secrets were taken out of them', async () => {
    const { logged } = await logOf({ own: { uri: 'postgres://u:hunter2@h/db' } }, { own: 1 });
    expect(logged.map(({ masked }) => masked).sort()).toEqual([false, true]);
    expect(JSON.stringify(logged)).not.toContain('hunter2');
  });
});

test('a facet that no one knows is quoted from its event', async () => {
  const { site } = await logOf({ 'a/b~c': { deep: [true] } });
  const [facet] = site.catalog.runs[0]?.facets.raw ?? [];
  expect(facet && quote(site.texts, facet.evidence, facet.value.at)).toEqual({ deep: [true] });
});

test('an event stands on the page of what it is about', async () => {
  const job = { namespace: 'jobs', name: 'declared' };
  const dataset = {
    namespace: 'data',
    name: 'orders',
    facets: { symlinks: { identifiers: [{ namespace: 'data', name: 'other', type: 'TABLE' }] } },
  };
  const site = await siteOf([
    { eventTime: '2026-11-02T12:00:00Z', job },
    { eventTime: '2026-11-02T12:00:00Z', dataset },
    { eventTime: '2026-11-02T12:00:00Z', dataset: { namespace: 'data', name: 'other' } },
    runEvent({ run: 'r1' }),
  ]);
  const { jobs, datasets, runs } = site.catalog;
  const paths = [...jobs, ...datasets, ...runs]
    .flatMap(({ events }) => events)
    .map((event) => subjectPath(site, event));
  expect(paths).toEqual([
    '/jobs/jobs/declared/',
    '/datasets/data/orders/',
    '/datasets/data/orders/',
    '/runs/r1/',
  ]);
});

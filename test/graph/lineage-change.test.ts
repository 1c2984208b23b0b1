import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { lineageHistory, type LineageChange, type Thing } from '../../src/graph/lineage-change.ts';
import type { ColumnId, DatasetId } from '../../src/model/identity.ts';
import { formatInstant, clockTime } from '../../src/model/instant.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, jobEvent, lineage, runEvent, schema } from '../catalog/log.ts';
import { networkOf } from './network.ts';

const DAY = 24 * 60;

/** `orders → load` of an input, `load → orders` of an output. */
function nameOf(thing: Thing): string {
  switch (thing.kind) {
    case 'job':
      return `job ${thing.job.name}`;
    case 'dataset':
      return `dataset ${thing.dataset.name}`;
    case 'column':
      return `column ${thing.column.name}.${thing.column.column}`;
    case 'input':
      return `${thing.edge.dataset.name} → ${thing.edge.job.name}`;
    case 'output':
      return `${thing.edge.job.name} → ${thing.edge.dataset.name}`;
    case 'dataset-edge':
    case 'column-edge': {
      const both: readonly (ColumnId | DatasetId)[] = [thing.edge.from, thing.edge.to];
      const ends = both.map((end) => ('column' in end ? `${end.name}.${end.column}` : end.name));
      return `${thing.kind} ${ends.join(' → ')}`;
    }
  }
}

/** `02-28 vanished orders → load` */
function lineOf({ word, thing, evidence }: LineageChange): string {
  return `${formatInstant(evidence.time).slice(5, 10)} ${word} ${nameOf(thing)}`;
}

function changes(log: readonly Json[]): readonly string[] {
  return lineageHistory(networkOf(catalogOf(log))).months.flatMap((month) => month.changes.map(lineOf));
}

/** A run on a day, counted from the first of March, that reads and writes these. */
function run(
  day: number,
  inputs: readonly string[],
  outputs: readonly JsonObject[] = [],
  job = 'load',
  type = 'COMPLETE',
): JsonObject {
  const said = { job, inputs: inputs.map((name) => dataset(name)), outputs };
  return runEvent(`${job}-${day}`, type, (day - 1) * DAY, said);
}

describe('what appeared and what vanished', () => {
  test('is not what the log says in its first 24 hours, which is counted', () => {
    const history = lineageHistory(
      networkOf(catalogOf([run(1, ['a'], [dataset('b', { ...schema('x'), ...lineage({ x: ['a.y'] }) })])])),
    );
    expect(history.months).toMatchObject([
      {
        month: '2026-03',
        changes: [],
        beginning: {
          job: 1,
          dataset: 2,
          column: 2,
          input: 1,
          output: 1,
          'dataset-edge': 0,
          'column-edge': 1,
        },
      },
    ]);
    expect(history.beginning).toEqual({
      from: '2026-03-01T00:00:00.000000000Z',
      until: '2026-03-02T00:00:00.000000000Z',
    });
  });

  test('is what it says later, with all that comes with it', () => {
    const log = [run(1, ['a']), run(2, ['a', 'b'], [dataset('c', lineage({ x: ['b.y'] }))])];
    expect(changes(log)).toEqual([
      '03-02 appeared dataset b',
      '03-02 appeared dataset c',
      '03-02 appeared column b.y',
      '03-02 appeared column c.x',
      '03-02 appeared b → load',
      '03-02 appeared load → c',
      '03-02 appeared column-edge b.y → c.x',
    ]);
  });

  test('vanishes with the statement that no longer says it, and may return', () => {
    const log = [
      run(1, ['a', 'b']),
      run(2, ['a']),
      run(3, ['a', 'b'], [], 'load', 'FAIL'),
      run(4, ['a', 'b']),
    ];
    expect(changes(log)).toEqual(['03-02 vanished b → load', '03-03 returned b → load']);
  });

  test('vanishes on the first day as on any other', () => {
    const log = [jobEvent(0, { inputs: [dataset('a')] }), jobEvent(5, { inputs: [] })];
    expect(changes(log)).toEqual(['03-01 vanished a → load']);
  });

  test('is of a column what its schema says', () => {
    const log = [1, 2, 3, 4].map((day) =>
      datasetEvent((day - 1) * DAY, dataset('a', schema('x', ...(day % 2 === 0 ? [] : ['y'])))),
    );
    expect(changes(log)).toEqual([
      '03-02 vanished column a.y',
      '03-03 returned column a.y',
      '03-04 vanished column a.y',
    ]);
  });

  test('is of a column that was renamed the old name and the new', () => {
    const made = (column: string) => ({
      columnLineage: {
        fields: {
          [column]: {
            inputFields: [
              {
                namespace: 'db',
                name: 'raw',
                field: 'p',
                transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }],
              },
            ],
          },
        },
      },
    });
    const log = [1, 2].map((day) => {
      const column = day === 1 ? 'old' : 'new';
      return run(day, ['raw'], [dataset('a', { ...schema(column), ...made(column) })]);
    });
    expect(changes(log).filter((line) => line.includes(' column a.'))).toEqual([
      '03-02 appeared column a.new',
      '03-02 vanished column a.old',
    ]);
  });

  test('is not another reader’s view of a schema', () => {
    const log = [
      runEvent('r', 'COMPLETE', 0, { job: 'whole', inputs: [dataset('a', schema('x', 'y'))] }),
      runEvent('s', 'COMPLETE', 1, { job: 'part', inputs: [dataset('a', schema('x'))] }),
    ];
    expect(changes(log)).toEqual([]);
  });

  test('is sorted into the months in which it happened', () => {
    const log = [run(1, ['a']), run(31, ['a', 'b']), run(32, ['a']), run(400, ['a', 'c'])];
    const { months } = lineageHistory(networkOf(catalogOf(log)));
    expect(months.map(({ month, changes: those }) => [month, those.map(lineOf)])).toEqual([
      ['2026-03', ['03-31 appeared dataset b', '03-31 appeared b → load']],
      ['2026-04', ['04-01 vanished b → load']],
      ['2027-04', ['04-04 appeared dataset c', '04-04 appeared c → load']],
    ]);
  });

  test('is nothing where the log is empty', () => {
    expect(lineageHistory(networkOf(catalogOf([])))).toEqual({ beginning: null, months: [] });
  });
});

/** What a job reads, night after night; null where the run fails and says nothing. */
const anyNights = fc.array(fc.subarray(['a', 'b', 'c']), { minLength: 1, maxLength: 10 });

/** Each night against the one before. */
function naive(nights: readonly (readonly string[])[]): string[] {
  const seen = new Set(nights[0]);
  return nights.flatMap((names, index) => {
    const before = nights[index - 1];
    if (before === undefined) return [];
    const came = names.filter((name) => !before.includes(name));
    const went = before.filter((name) => !names.includes(name));
    const lines = [
      ...came.map((name) => `${seen.has(name) ? 'returned' : 'appeared'} ${name}`),
      ...went.map((name) => `vanished ${name}`),
    ];
    for (const name of names) seen.add(name);
    return lines.map((text) => `${String(index + 1).padStart(2, '0')} ${text}`).sort();
  });
}

test('of any nights, it is what each night says against the one before, in whatever order they are read', () => {
  fc.assert(
    fc.property(
      anyNights.chain((nights) => {
        const log = nights.map((names, index) => run(index + 1, names));
        return fc.tuple(
          fc.constant(nights),
          fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length }),
        );
      }),
      ([nights, log]) => {
        const found = lineageHistory(networkOf(catalogOf(log)))
          .months.flatMap((month) => month.changes)
          .flatMap(({ word, thing, evidence }) =>
            thing.kind === 'input'
              ? [`${evidence.time.slice(8, 10)} ${word} ${thing.edge.dataset.name}`]
              : [],
          );
        expect(found.sort()).toEqual(naive(nights).sort());
      },
    ),
    { numRuns: 300 },
  );
});

interface Event {
  readonly eventTime: string;
  readonly eventType: string;
  readonly run: { readonly runId: string };
  readonly job: { readonly namespace: string; readonly name: string };
  readonly inputs: readonly { readonly name: string }[];
  readonly outputs: readonly { readonly name: string }[];
}

test('in the committed history, the inputs and outputs of complete runs tell the same', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'lineage', 'history');
  const events = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Event);
  const complete = new Set(
    events.filter(({ eventType }) => eventType === 'COMPLETE').map((event) => event.run.runId),
  );
  const nights = new Map<string, Map<string, Set<string>>>();
  for (const { job, run: of, eventTime, inputs, outputs } of events) {
    if (!complete.has(of.runId)) continue;
    const days = nights.get(job.name) ?? new Map<string, Set<string>>();
    const said = days.get(eventTime.slice(0, 10)) ?? new Set<string>();
    for (const { name } of inputs) said.add(`${name} → ${job.name}`);
    for (const { name } of outputs) said.add(`${job.name} → ${name}`);
    nights.set(job.name, days.set(eventTime.slice(0, 10), said));
  }
  const expected = [...nights.values()].flatMap((days) => {
    const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
    return inOrder.flatMap(([day, said], index) => {
      const before = inOrder[index - 1]?.[1] ?? said;
      return [
        ...[...said].filter((one) => !before.has(one)).map((one) => `${day.slice(5)} appeared ${one}`),
        ...[...before].filter((one) => !said.has(one)).map((one) => `${day.slice(5)} vanished ${one}`),
      ];
    });
  });
  const { site } = await load({ title: 'Test', events: [folder], glossary: [], asOf: clockTime() });
  const found = lineageHistory(site).months.flatMap((month) => month.changes);
  const edges = found.filter(({ thing }) => thing.kind === 'input' || thing.kind === 'output').map(lineOf);
  expect(expected.length).toBeGreaterThan(0);
  expect(edges.sort()).toEqual(expected.sort());
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { fold } from '../../src/catalog/fold.ts';
import { schemaChanges, type ColumnChange, type SchemaChange } from '../../src/graph/schema-change.ts';
import type { LineageEvent } from '../../src/model/event.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { anyShuffle } from '../catalog/any-log.ts';
import {
  catalogOf,
  dataset,
  datasetEvent,
  inputField,
  lineage,
  NO_GLOSSARY,
  runEvent,
  schema,
  theDataset,
} from '../catalog/log.ts';
import { networkOf } from './network.ts';

function changesOf(log: readonly Json[], name = 'orders'): readonly SchemaChange[] {
  const network = networkOf(catalogOf(log));
  return schemaChanges(network.graph, theDataset(network.catalog, name));
}

/** Of the newest version. */
function newest(log: readonly Json[], name = 'orders'): SchemaChange {
  const change = changesOf(log, name).at(-1);
  if (change === undefined) throw new Error(`${name} has no schema`);
  return change;
}

function the(change: SchemaChange, column: string): ColumnChange {
  const found = change.columns.find((one) => one.column === column);
  if (found === undefined) throw new Error(`nothing is said of ${column}`);
  return found;
}

/** `removed a, renamed b to c` */
function told({ columns }: SchemaChange): string {
  return columns
    .map((one) => [one.kind, one.column, ...(one.kind === 'renamed' ? ['to', one.to] : [])].join(' '))
    .join(', ');
}

/** `report, perhaps show` */
function readers({ readers: those }: ColumnChange): string {
  return those.map(({ job, isStated }) => `${isStated ? '' : 'perhaps '}${job.name}`).join(', ');
}

function uses(change: ColumnChange): readonly string[] {
  return change.uses.map((use) => ('column' in use ? `${use.name}.${use.column}` : use.name));
}

const IDENTITY = { transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }] };

/** How `made({ total: { 'raw.x': 'sum(x)' } })` makes each column: `copy` of a column as it is, or by an expression. */
function made(columns: Readonly<Record<string, Readonly<Record<string, string>>>>): JsonObject {
  const how = (expression: string): JsonObject =>
    expression === 'copy'
      ? IDENTITY
      : { transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION', description: expression }] };
  const fields = Object.entries(columns).map(
    ([column, sources]) =>
      [
        column,
        { inputFields: Object.entries(sources).map(([path, text]) => inputField(path, how(text))) },
      ] as const,
  );
  return { columnLineage: { fields: Object.fromEntries(fields) } };
}

/** A run of the job load that writes orders. */
function load(
  minute: number,
  columns: readonly (string | JsonObject)[],
  facets: JsonObject = {},
): JsonObject {
  const outputs = [dataset('orders', { ...schema(...columns), ...facets })];
  return runEvent(`load-${minute}`, 'COMPLETE', minute, { outputs });
}

/** A run that reads orders, and makes these columns of it. */
function read(
  job: string,
  minute: number,
  columns: Readonly<Record<string, readonly string[]>> = {},
): JsonObject {
  const outputs = Object.keys(columns).length > 0 ? [dataset('daily', lineage(columns))] : [];
  return runEvent(`${job}-${minute}`, 'COMPLETE', minute, { job, inputs: [dataset('orders')], outputs });
}

describe('the versions of a schema', () => {
  test('are told oldest first, and the first changes nothing', () => {
    const log = [load(1, ['a']), load(2, ['a', 'b']), load(3, ['a', 'b']), load(4, ['b'])];
    expect(changesOf(log).map(told)).toEqual(['', 'added b', 'removed a']);
  });

  test('are those of its producer, or, where none states a schema, of its readers', () => {
    expect(newest([load(1, ['a']), load(2, ['b'])]).voice).toBe('producer');
    expect(newest([datasetEvent(1, dataset('orders', schema('a')))]).voice).toBe('producer');
    const input = { inputs: [dataset('orders', schema('a'))] };
    expect(newest([runEvent('r', 'COMPLETE', 1, input)]).voice).toBe('reader');
  });
});

describe('a column that is gone under its name', () => {
  const before = load(1, ['id', 'price'], made({ price: { 'raw.p': 'trim(p)' } }));

  test('is renamed where its job makes the new one of the same columns in the same way', () => {
    const change = newest([before, load(2, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)' } }))]);
    expect(told(change)).toBe('renamed price to cost');
    const renamed = the(change, 'price');
    if (renamed.kind !== 'renamed') throw new Error('it is not renamed');
    const { kind, job, sources, before: last, after } = renamed.evidence;
    expect([kind, job?.name, sources.map(({ column }) => column)]).toEqual(['made-alike', 'load', ['p']]);
    expect([last?.subject, after.subject]).toEqual([
      { kind: 'run', run: 'load-1' },
      { kind: 'run', run: 'load-2' },
    ]);
  });

  test('is renamed where lineage of a later event of the same run says so', () => {
    const outputs = [dataset('orders', schema('id', 'cost'))];
    const start = runEvent('load-2', 'START', 2, { outputs });
    const end = runEvent('load-2', 'COMPLETE', 3, {
      outputs: [dataset('orders', made({ cost: { 'raw.p': 'trim(p)' } }))],
    });
    expect(told(newest([before, start, end]))).toBe('renamed price to cost');
  });

  test('is renamed where the new one is the old one of the same dataset, as it is', () => {
    const change = newest([before, load(2, ['id', 'cost'], made({ cost: { 'orders.price': 'copy' } }))]);
    expect(told(change)).toBe('renamed price to cost');
    expect(the(change, 'price')).toMatchObject({ evidence: { kind: 'made-of-it', before: null } });
  });

  test.each<[string, JsonObject]>([
    ['the names alone are alike', load(2, ['id', 'price2'])],
    ['it is made of another column', load(2, ['id', 'cost'], made({ cost: { 'raw.q': 'trim(p)' } }))],
    ['it is made in another way', load(2, ['id', 'cost'], made({ cost: { 'raw.p': 'lower(p)' } }))],
    [
      'it is made of one column more',
      load(2, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)', 'raw.q': 'copy' } })),
    ],
    [
      'two new ones are made so',
      load(2, ['id', 'x', 'y'], made({ x: { 'raw.p': 'trim(p)' }, y: { 'raw.p': 'trim(p)' } })),
    ],
  ])('is removed where %s', (_, after) => {
    expect(told(newest([before, after]))).toMatch(/^removed price, added /);
  });

  test('is removed where another job makes the new one', () => {
    const other = {
      ...load(2, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)' } })),
      job: { namespace: 'jobs', name: 'load2' },
    };
    expect(told(newest([before, other]))).toBe('removed price, added cost');
  });

  test('is removed where types say that the new one is another', () => {
    const typed = (name: string, type: string): JsonObject => ({ name, type });
    const log = (type: string) => [
      load(1, [typed('price', 'INT')], made({ price: { 'raw.p': 'trim(p)' } })),
      load(2, [typed('cost', type)], made({ cost: { 'raw.p': 'trim(p)' } })),
    ];
    expect(told(newest(log('INT')))).toBe('renamed price to cost');
    expect(told(newest(log('TEXT')))).toBe('removed price, added cost');
  });

  test('is removed where the log does not say in which way both are made', () => {
    const log = [
      load(1, ['price'], lineage({ price: ['raw.p'] })),
      load(2, ['cost'], lineage({ cost: ['raw.p'] })),
    ];
    expect(told(newest(log))).toBe('removed price, added cost');
  });

  test('is removed where lineage goes on naming it', () => {
    const both = made({ price: { 'raw.p': 'trim(p)' }, cost: { 'raw.p': 'trim(p)' } });
    expect(told(newest([before, load(2, ['id', 'cost'], both)]))).toBe('removed price, added cost');
  });

  test('is removed where lineage had named the new one before', () => {
    const both = made({ price: { 'raw.p': 'trim(p)' }, cost: { 'raw.p': 'trim(p)' } });
    const log = [
      load(1, ['id', 'price'], both),
      load(2, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)' } })),
    ];
    expect(told(newest(log))).toBe('removed price, added cost');
  });

  test('is removed where another is gone that was made so too', () => {
    const both = made({ price: { 'raw.p': 'trim(p)' }, fee: { 'raw.p': 'trim(p)' } });
    const log = [load(1, ['price', 'fee'], both), load(2, ['cost'], made({ cost: { 'raw.p': 'trim(p)' } }))];
    expect(told(newest(log))).toBe('removed price, removed fee, added cost');
  });

  test('is told by what it was made of last, and the new one first', () => {
    const otherwise = load(2, ['id', 'price'], made({ price: { 'raw.q': 'trim(q)' } }));
    const after = load(3, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)' } }));
    expect(told(newest([before, otherwise, after]))).toBe('removed price, added cost');
    const later = load(4, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)', 'raw.q': 'copy' } }));
    expect(told(newest([before, after, later]))).toBe('renamed price to cost');
  });

  test('is removed where its job had ceased to say what it is made of', () => {
    const silent = load(2, ['id', 'price'], made({ id: { 'raw.id': 'copy' } }));
    const after = load(3, ['id', 'cost'], made({ cost: { 'raw.p': 'trim(p)' } }));
    expect(told(newest([before, silent, after]))).toBe('removed price, added cost');
  });

  test('is not told by lineage that comes with a later version', () => {
    const after = [
      load(2, ['id', 'cost']),
      load(3, ['id', 'cost', 'x'], made({ cost: { 'raw.p': 'trim(p)' } })),
    ];
    expect(changesOf([before, ...after]).map(told)).toEqual(['', 'removed price, added cost', 'added x']);
  });
});

describe('who reads a column', () => {
  const SWAP = [load(1, ['price', 'other']), load(9, ['other'])];

  test('is told by column lineage, and the change then breaks them', () => {
    const change = the(newest([...SWAP, read('report', 2, { total: ['orders.price'] })]), 'price');
    expect([readers(change), uses(change), change.isBreaking]).toEqual(['report', ['daily.total'], true]);
  });

  test('is not a job that states other columns of the dataset alone', () => {
    const change = the(newest([...SWAP, read('report', 2, { total: ['orders.other'] })]), 'price');
    expect([readers(change), uses(change), change.isBreaking]).toEqual(['', [], false]);
  });

  test('is perhaps a job that reads the dataset, and states none of its columns', () => {
    const change = the(newest([...SWAP, read('report', 2)]), 'price');
    expect([readers(change), change.isBreaking]).toEqual(['perhaps report', true]);
  });

  test('is not a job that had stopped reading it, though what it made of it was made of it', () => {
    const stopped = [
      read('report', 2, { total: ['orders.price'] }),
      read('report', 3, { total: ['orders.other'] }),
    ];
    const change = the(newest([...SWAP, ...stopped]), 'price');
    expect([readers(change), uses(change), change.isBreaking]).toEqual(['', ['daily.total'], false]);
  });

  test('is a job that stopped reading it after the change', () => {
    const stopped = [
      read('report', 2, { total: ['orders.price'] }),
      read('report', 10, { total: ['orders.other'] }),
    ];
    const change = the(newest([...SWAP, ...stopped]), 'price');
    expect([readers(change), change.isBreaking]).toEqual(['report', true]);
  });

  test('is not a job that began to read after the change', () => {
    expect(readers(the(newest([...SWAP, read('report', 10)]), 'price'))).toBe('');
  });

  test('is not the job itself that brought the change', () => {
    const own = (minute: number, column: string): JsonObject =>
      runEvent(`load-${minute}`, 'COMPLETE', minute, {
        inputs: [dataset('orders')],
        outputs: [dataset('orders', schema(column))],
      });
    const change = the(newest([own(1, 'price'), own(2, 'cost')]), 'price');
    expect([readers(change), change.isBreaking]).toEqual(['', false]);
  });

  test('counts where a whole dataset depends on the column', () => {
    const facet = { columnLineage: { fields: {}, dataset: [inputField('orders.price')] } };
    const by = { job: 'report', inputs: [dataset('orders')], outputs: [dataset('daily', facet)] };
    const change = the(newest([...SWAP, runEvent('r', 'COMPLETE', 2, by)]), 'price');
    expect([readers(change), uses(change)]).toEqual(['report', ['daily']]);
  });

  test('of an added column is what is made of it since', () => {
    const log = [load(1, ['a']), load(2, ['a', 'b']), read('report', 3, { total: ['orders.b'] })];
    const change = the(newest(log), 'b');
    expect([uses(change), readers(change), change.isBreaking]).toEqual([['daily.total'], '', false]);
  });
});

describe('another type', () => {
  const log = (from: string | null, to: string | null): readonly Json[] => [
    load(1, [{ name: 'a', ...(from === null ? {} : { type: from }) }, 'b']),
    read('report', 2, { total: ['orders.a'] }),
    load(9, [{ name: 'a', ...(to === null ? {} : { type: to }) }, 'b']),
  ];

  test.each([
    ['INTEGER', 'BIGINT', 'none', false],
    ['BIGINT', 'INTEGER', 'possible', true],
    [null, 'INTEGER', 'unstated', false],
    ['INTEGER', null, 'unstated', false],
  ] as const)('from %s to %s: loss %s, breaking: %s', (from, to, loss, isBreaking) => {
    const change = the(newest(log(from, to)), 'a');
    expect(change).toMatchObject({ kind: 'retyped', from, to, loss, isBreaking });
    expect(uses(change)).toEqual(['daily.total']);
  });
});

describe('where readers alone state a schema', () => {
  const seen = (job: string, minute: number, ...columns: readonly string[]): JsonObject =>
    runEvent(`${job}-${minute}`, 'FAIL', minute, { job, inputs: [dataset('orders', schema(...columns))] });

  test('another reader’s view breaks nobody', () => {
    const elsewhere = runEvent('part-2', 'COMPLETE', 2, { job: 'part', inputs: [dataset('other')] });
    const whole = [seen('whole', 1, 'a', 'b'), seen('whole', 3, 'a', 'b')];
    const change = newest([...whole, elsewhere, seen('part', 4, 'a')]);
    expect(change).toMatchObject({ voice: 'reader', isOtherView: true });
    expect([told(change), the(change, 'b').isBreaking]).toEqual(['removed b', false]);
  });

  test('what a reader finds changed since it read before may break it', () => {
    const change = newest([seen('whole', 1, 'a', 'b'), seen('other', 2, 'a', 'b'), seen('whole', 3, 'a')]);
    expect(change.isOtherView).toBe(false);
    expect([readers(the(change, 'b')), the(change, 'b').isBreaking]).toEqual([
      'perhaps other, perhaps whole',
      true,
    ]);
  });

  test('a reader had read what was there until the event that says otherwise', () => {
    const reads = (minute: number, column: string): JsonObject =>
      runEvent(`report-${minute}`, 'COMPLETE', minute, {
        job: 'report',
        inputs: [dataset('orders', schema(column))],
        outputs: [dataset('daily', lineage({ total: [`orders.${column}`] }))],
      });
    expect(readers(the(newest([reads(1, 'a'), reads(2, 'b')]), 'a'))).toBe('report');
  });
});

test('the order of the events changes nothing', () => {
  const all = (events: readonly LineageEvent[]) => {
    const books = { read: 0, accepted: 0, duplicate: 0, rejected: 0 };
    const catalog = buildCatalog({ summary: fold(events), glossary: NO_GLOSSARY, books, problems: [] });
    const { graph } = networkOf(catalog);
    return catalog.datasets.map((one) => schemaChanges(graph, one));
  };
  fc.assert(
    fc.property(anyShuffle, ([log, shuffled]) => {
      expect(all(shuffled)).toEqual(all(log));
    }),
    { numRuns: 300 },
  );
});

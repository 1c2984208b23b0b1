import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, jobEvent, lineage, runEvent, schema, symlinks } from './log.ts';

const inNamespace = (namespace: string, name: string): JsonObject => ({ namespace, name });

const writes = (...outputs: readonly JsonObject[]): JsonObject =>
  runEvent('w', 'COMPLETE', 1, { job: 'import', outputs });

const reads = (...inputs: readonly JsonObject[]): JsonObject => runEvent('r', 'COMPLETE', 2, { inputs });

function misspelt(log: readonly Json[]): readonly string[] {
  return catalogOf(log)
    .problems.filter(({ code }) => code === 'input-misspelt')
    .map(({ line, message }) => `${line ?? ''}: ${message}`);
}

describe('an input that nothing writes, and that is called all but the same as what is written, is reported', () => {
  test('with both names, what reads the one and what writes the other, and the way out', () => {
    const log = [writes(dataset('orders')), reads(dataset('ordres'))];
    expect(catalogOf(log).problems).toMatchInlineSnapshot(`
      [
        {
          "code": "input-misspelt",
          "file": "log.ndjson",
          "hint": "mend the name where it is wrong, so that the two are one; if they are two, let a DatasetEvent describe the one that is read",
          "line": 2,
          "message": "the job load reads the dataset ordres in db, which nothing writes; import writes orders there, one slip away",
          "severity": "warning",
        },
      ]
    `);
  });

  test.each([
    ['orders', 'order', 'one slip away'],
    ['Orders', 'orders', 'which differs in case alone'],
    ['it', 'IT', 'which differs in case alone'],
    ['orders', ' orders', 'which differs in the white space around it alone'],
    ['caf\u00E9', 'cafe\u0301', 'which differs in Unicode form alone'],
    [
      'Caf\u00E9',
      'cafe\u0301 ',
      'which differs in the white space around it and Unicode form and case alone',
    ],
    ['K', '\u212A', 'which differs in Unicode form alone'],
  ])('by its name: %j is written, and %j is read', (written, read, difference) => {
    expect(misspelt([writes(dataset(written)), reads(dataset(read))])).toEqual([
      `2: the job load reads the dataset ${read} in db, which nothing writes; import writes ${written} there, ${difference}`,
    ]);
  });

  test.each([
    ['warehouse', 'warehose', 'one slip away'],
    ['db/', 'db', 'which differs in the slash at its end alone'],
    ['DB', 'db', 'which differs in case alone'],
  ])('by its namespace: %j is written to, and %j is read from', (written, read, difference) => {
    expect(misspelt([writes(inNamespace(written, 'a')), reads(inNamespace(read, 'a'))])).toEqual([
      `2: the job load reads the dataset a in ${read}, which nothing writes; import writes it in ${written}, ${difference}`,
    ]);
  });

  test('by both', () => {
    expect(misspelt([writes(inNamespace('DB/', 'Orders')), reads(inNamespace('db', 'orders'))])).toEqual([
      '2: the job load reads the dataset orders in db, which nothing writes; import writes Orders in DB/, which differs in case and the slash at its end alone',
    ]);
  });

  test('as the most alike of what is written', () => {
    const log = [writes(dataset('order'), dataset('Orders'), dataset('borders')), reads(dataset('orders'))];
    expect(misspelt(log)).toMatchInlineSnapshot(`
      [
        "2: the job load reads the dataset orders in db, which nothing writes; import writes Orders there, which differs in case alone",
      ]
    `);
  });

  test('once, at the first event that reads it, however many jobs do', () => {
    const also = (job: string, minute: number): JsonObject =>
      runEvent(job, 'COMPLETE', minute, { job, inputs: [dataset('ordres')] });
    const log = [writes(dataset('orders')), also('a', 5), also('b', 3), also('c', 4), also('b', 6)];
    expect(misspelt(log)).toMatchInlineSnapshot(`
      [
        "3: the job b and 2 more read the dataset ordres in db, which nothing writes; import writes orders there, one slip away",
      ]
    `);
  });

  test('with a job that writes the other now, before one that once did', () => {
    const once = ['a', 'z'].flatMap((job) => [
      runEvent(`${job}1`, 'COMPLETE', 0, { job, outputs: [dataset('orders')] }),
      runEvent(`${job}2`, 'COMPLETE', 1, { job }),
    ]);
    expect(misspelt([writes(dataset('orders')), reads(dataset('ordres')), ...once])).toEqual([
      '2: the job load reads the dataset ordres in db, which nothing writes; import writes orders there, one slip away',
    ]);
  });

  test('where one event declares the reading and another the writing', () => {
    const log = [
      jobEvent(1, { job: 'import', outputs: [dataset('orders')] }),
      jobEvent(2, { inputs: [dataset('ordres')] }),
    ];
    expect(misspelt(log)).toHaveLength(1);
  });

  test('where what is written goes by that name too', () => {
    const log = [writes(dataset('files/17', symlinks('orders'))), reads(dataset('ordres'))];
    expect(misspelt(log)).toEqual([
      '2: the job load reads the dataset ordres in db, which nothing writes; import writes orders there, one slip away',
    ]);
  });

  test('where the job that reads it once read what is written', () => {
    const before = runEvent('q', 'COMPLETE', 1, { inputs: [dataset('orders')] });
    expect(misspelt([writes(dataset('orders')), before, reads(dataset('ordres'))])).toHaveLength(1);
  });

  test('where a reader’s schema alone describes it', () => {
    expect(misspelt([writes(dataset('orders')), reads(dataset('ordres', schema('id')))])).toHaveLength(1);
  });
});

describe('an input is not taken for a slip', () => {
  test.each([
    ['it is another name', 'orders', 'customers'],
    ['digits tell them apart', 'orders_1', 'orders_2'],
    ['codes tell them apart', 'orders_de', 'orders_dk'],
    ['the name is short', 'a', 'b'],
  ])('where %s', (_, written, read) => {
    expect(misspelt([writes(dataset(written)), reads(dataset(read))])).toEqual([]);
  });

  test('where it stands in another namespace', () => {
    expect(misspelt([writes(inNamespace('lake', 'orders')), reads(inNamespace('db', 'orders'))])).toEqual([]);
    expect(misspelt([writes(inNamespace('lake', 'orders')), reads(inNamespace('db', 'ordres'))])).toEqual([]);
  });

  test('where something is written to the namespace that looks like another', () => {
    const [here, there] = [inNamespace('warehose', 'b'), inNamespace('warehouse', 'a')];
    expect(misspelt([writes(here, there), reads(inNamespace('warehose', 'a'))])).toEqual([]);
  });

  test('where something writes it, or once did', () => {
    const once = runEvent('q', 'COMPLETE', 0, { job: 'import', outputs: [dataset('ordres')] });
    expect(misspelt([writes(dataset('orders'), dataset('ordres')), reads(dataset('ordres'))])).toEqual([]);
    expect(misspelt([once, writes(dataset('orders')), reads(dataset('ordres'))])).toEqual([]);
  });

  test('where an event of its own describes it', () => {
    const log = [writes(dataset('orders')), reads(dataset('ordres')), datasetEvent(3, dataset('ordres'))];
    expect(misspelt(log)).toEqual([]);
  });

  test('where lineage makes it of another dataset', () => {
    const made = dataset('ordres', lineage({ id: ['raw.id'] }));
    expect(misspelt([writes(dataset('orders')), reads(made)])).toEqual([]);
  });

  test('where no job reads it any longer', () => {
    const before = runEvent('q', 'COMPLETE', 1, { inputs: [dataset('ordres')] });
    expect(misspelt([writes(dataset('orders')), before, reads(dataset('customers'))])).toEqual([]);
  });

  test('where a job that reads it reads or writes the other too', () => {
    expect(misspelt([writes(dataset('orders')), reads(dataset('order'), dataset('orders'))])).toEqual([]);
    const cleans = runEvent('w', 'COMPLETE', 1, { inputs: [dataset('order')], outputs: [dataset('orders')] });
    expect(misspelt([cleans])).toEqual([]);
  });

  test('where it is another name of what is written', () => {
    expect(misspelt([writes(dataset('orders', symlinks('ordres'))), reads(dataset('ordres'))])).toEqual([]);
  });
});

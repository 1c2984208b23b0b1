import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelOf } from '../../src/scripts/paths/end.ts';
import { openIndex } from '../../src/scripts/paths/index-source.ts';
import { ByteReader, ByteWriter } from '../../src/site/path-index/bytes.ts';
import { readEdgeFile, writeEdgeFile, writeEdges } from '../../src/site/path-index/edge-file.ts';
import { readFlow, writeFlow } from '../../src/site/path-index/flow-file.ts';
import type { ColumnSource, EdgesInto, NumberedFlow } from '../../src/site/path-index/lineage.ts';
import { readNames, writeNames } from '../../src/site/path-index/name-list.ts';
import { versionOf } from '../../src/site/path-index/version.ts';
import { pathIndex } from '../../src/site/path-index/path-index.ts';
import { columnPath, datasetPath, jobPath, pathPart } from '../../src/site/path.ts';
import { catalogOf, dataset, lineage, runEvent, schema, symlinks } from '../catalog/log.ts';
import { networkOf } from '../graph/network.ts';
import { bytesOf, openedIndex } from './path-index.ts';
import { hostileNames } from './hostile-name.ts';

const VERSION = versionOf(['an index']);

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from('abA._-~/ ')), maxLength: 12 }),
  fc.constantFrom(...hostileNames),
);

describe('numbers as bytes', () => {
  test('are read as they were written, up to the greatest that is exact', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.maxSafeNat(), fc.integer())), (pairs) => {
        const writer = new ByteWriter();
        for (const [unsigned, signed] of pairs) writer.unsigned(unsigned).signed(signed);
        const reader = new ByteReader(writer.toBytes());
        expect(pairs.map(() => [reader.unsigned(), reader.signed()])).toEqual(pairs);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  test('take one byte where they are small', () => {
    const writer = new ByteWriter();
    for (const value of [0, 1, 127]) writer.unsigned(value);
    for (const value of [0, -64, 63]) writer.signed(value);
    expect(writer.length).toBe(6);
  });

  test('that end too soon are refused', () => {
    expect(() => new ByteReader(Uint8Array.of(200)).unsigned()).toThrow(RangeError);
  });
});

describe('a list of names', () => {
  test('holds any names at all, with their parts, through JSON', () => {
    fc.assert(
      fc.property(fc.array(anyName), (names) => {
        const named = names.map((name) => ({ name, part: pathPart(name) }));
        expect(readNames(JSON.parse(JSON.stringify(writeNames(named))) as never)).toEqual(named);
      }),
    );
  });

  test('says of plain names what differs from the one before, and no parts', () => {
    const named = ['orders', 'orders_clean', 'owners'].map((name) => ({ name, part: name }));
    expect(writeNames(named)).toEqual({ names: ['orders', 6, '_clean', 1, 'wners'], parts: [] });
  });
});

const anyNumbers = fc
  .uniqueArray(fc.nat(5000), { maxLength: 6 })
  .map((numbers) => numbers.sort((a, b) => a - b));
const anyOutputs = fc
  .uniqueArray(fc.record({ dataset: fc.nat(5000), sources: fc.option(anyNumbers) }), {
    selector: (output) => output.dataset,
    maxLength: 5,
  })
  .map((outputs) => outputs.sort((a, b) => a.dataset - b.dataset));
const anyFlowInNumbers: fc.Arbitrary<NumberedFlow> = fc.array(
  fc.record({ inputs: anyNumbers, outputs: anyOutputs }),
);

const anySource: fc.Arbitrary<ColumnSource> = fc.record({
  dataset: fc.nat(300),
  column: fc.nat(3000),
  job: fc.option(fc.nat(40)),
  origin: fc.constantFrom('observed', 'declared', 'derived'),
  kind: fc.constantFrom('value', 'influence'),
});
const anyEdges: fc.Arbitrary<EdgesInto> = fc.record({
  past: fc.record({ start: fc.nat(50), count: fc.nat(50) }),
  whole: fc.array(anySource, { maxLength: 4 }),
  columns: fc.array(fc.array(anySource, { maxLength: 4 }), { maxLength: 8 }),
});

/** Sources of one column are in no order of their own. */
function sorted({ past, whole, columns }: EdgesInto): EdgesInto {
  const keyOf = ({ dataset, column, job, origin, kind }: ColumnSource): string =>
    [dataset, column, job, origin, kind].join();
  const order = (sources: readonly ColumnSource[]): ColumnSource[] =>
    [...sources].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { past, whole: order(whole), columns: columns.map(order) };
}

describe('lineage as bytes', () => {
  test('has the flow between datasets as it was written', () => {
    fc.assert(
      fc.property(anyFlowInNumbers, (flow) => {
        expect(readFlow(writeFlow(flow, VERSION))).toEqual({ version: VERSION, flow });
      }),
    );
  });

  test('has the edges into datasets as they were written', () => {
    fc.assert(
      fc.property(fc.array(anyEdges, { maxLength: 4 }), (all) => {
        const { version, edges } = readEdgeFile(writeEdgeFile(all.map(writeEdges), VERSION));
        expect(version).toBe(VERSION);
        expect(edges.map(sorted)).toEqual(all.map(sorted));
      }),
    );
  });

  test('takes a byte for each edge of a table that is copied, and one for each column', () => {
    const columns = Array.from({ length: 500 }, (_, column): ColumnSource[] => [
      { dataset: 900, column, job: 3, origin: 'observed', kind: 'value' },
    ]);
    const { length } = writeEdges({ past: { start: 0, count: 0 }, whole: [], columns });
    expect(length).toBeLessThan(1000 + 12);
  });
});

describe('the index of a catalog', () => {
  const log = [
    runEvent('r', 'COMPLETE', 1, {
      inputs: [dataset('orders', { ...schema('id', 'amount'), ...symlinks('s3 orders', 'old.orders') })],
      outputs: [dataset('sales', { ...schema('total'), ...lineage({ total: ['orders.amount'] }) })],
    }),
  ];
  const site = networkOf(catalogOf(log));

  test('is the same bytes each time', () => {
    const again = networkOf(catalogOf(log));
    expect(pathIndex(again).map(bytesOf)).toEqual(pathIndex(site).map(bytesOf));
  });

  test('has the names of datasets, of their aliases and of jobs', async () => {
    const { index } = await openedIndex(site);
    expect(index.datasets.map(({ namespace, name }) => [namespace.name, name])).toEqual([
      ['db', 'orders'],
      ['db', 'sales'],
    ]);
    expect(index.names.map(([number, { name }]) => `${number} ${name}`)).toEqual([
      '0 orders',
      '1 sales',
      '0 old.orders',
      '0 s3 orders',
    ]);
    expect(index.jobs.map(({ namespace, name }) => [namespace.name, name])).toEqual([['jobs', 'load']]);
  });

  test('holds names that mean harm, and leads to their pages', async () => {
    const columns = hostileNames.map((name) => ({ name, type: 'INT' }));
    const events = hostileNames.map((name, minute) =>
      runEvent(`run ${minute}`, 'COMPLETE', minute, {
        job: name,
        outputs: [dataset(name, schema(...columns))],
      }),
    );
    const { catalog, flow } = networkOf(catalogOf(events));
    const { index } = await openedIndex({ catalog, flow });
    for (const [number, { id, columns }] of catalog.datasets.entries()) {
      const named = index.datasets[number];
      expect(named?.name).toBe(id.name);
      expect(`/datasets/${named?.namespace.part}/${named?.part}/`).toBe(datasetPath(id));
      const read = await index.columnsOf(number);
      expect(read.map(({ name }) => name)).toEqual(columns.map((column) => column.id.column));
      expect(read.map(({ part }) => `${datasetPath(id)}columns/${part}/`)).toEqual(
        columns.map((column) => columnPath(column.id)),
      );
      expect(labelOf(index, { dataset: number, column: null })).not.toMatch(/[\p{Cc}\u202e]/u);
    }
    expect(index.jobs.map(({ namespace, part }) => `/jobs/${namespace.part}/${part}/`)).toEqual(
      catalog.jobs.map(({ id }) => jobPath(id)),
    );
  });

  test('is not read beside files of another build', async () => {
    const grown = networkOf(catalogOf([...log, runEvent('s', 'COMPLETE', 2, { job: 'audit' })]));
    const [older, newer] = [site, grown].map(
      (one) => new Map(pathIndex(one).map((file) => [file.path, bytesOf(file)])),
    );
    const index = await openIndex((path) =>
      Promise.resolve((path === 'names.json' ? older : newer)?.get(path) ?? new Uint8Array()),
    );
    for (const read of [index.flow(), index.columnsOf(0), index.edgesInto([0])]) {
      await expect(read).rejects.toThrow('The site was built anew: reload the page.');
    }
  });

  test('asks again for a file that could not be fetched', async () => {
    const files = new Map(pathIndex(site).map((file) => [file.path, bytesOf(file)]));
    let down = true;
    const index = await openIndex((path) =>
      down && path === 'flow.bin'
        ? Promise.reject(new Error('no connection'))
        : Promise.resolve(files.get(path) ?? new Uint8Array()),
    );
    await expect(index.flow()).rejects.toThrow('no connection');
    down = false;
    await expect(index.flow()).resolves.toHaveLength(2);
  });
});

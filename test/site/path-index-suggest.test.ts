import { beforeAll, describe, expect, test } from 'vitest';
import {
  findEnd,
  hrefOf,
  isQuestion,
  labelOf,
  readQuestion,
  referenceOf,
  writeQuestion,
  type End,
} from '../../src/scripts/paths/end.ts';
import type { ColumnId, DatasetId } from '../../src/model/identity.ts';
import type { PathIndex } from '../../src/scripts/paths/index-source.ts';
import { suggester } from '../../src/scripts/paths/suggest.ts';
import { columnPath, datasetPath } from '../../src/site/path.ts';
import { questionPath } from '../../src/site/path-question.ts';
import { catalogOf, dataset, runEvent, schema, symlinks } from '../catalog/log.ts';
import { networkOf } from '../graph/network.ts';
import { hostileNames } from './hostile-name.ts';
import { openedIndex } from './path-index.ts';

const TABLES: Readonly<Record<string, readonly string[]>> = {
  orders: ['id', 'amount', 'tax.rate'],
  orders_clean: ['id', 'amount', 'net_amount', 'Region'],
  'shop.orders': ['id', 'total_amount'],
  customers: ['id', 'name'],
};

const log = [
  runEvent('r', 'COMPLETE', 1, {
    outputs: [
      ...Object.entries(TABLES).map(([name, columns]) => dataset(name, schema(...columns))),
      dataset('people', symlinks('hive.staff')),
      { namespace: 'lake', name: 'orders', facets: schema('id', 'amount') },
    ],
  }),
];
const site = networkOf(catalogOf(log));
let index: PathIndex;

beforeAll(async () => {
  ({ index } = await openedIndex(site));
});

/** `db/orders.amount` */
function nameOf(end: End): string {
  return `${index.datasets[end.dataset]?.namespace.name ?? ''}/${labelOf(index, end)}`;
}

async function suggested(text: string): Promise<string[]> {
  return (await suggester(index)(text)).ends.map(nameOf);
}

async function meant(text: string): Promise<string[]> {
  return (await suggester(index)(text)).meant.map(nameOf);
}

describe('what a typed text may mean', () => {
  test('is datasets that begin with it, then others that hold it, whatever its case', async () => {
    expect(await suggested('ORD')).toEqual(['db/orders', 'db/orders_clean', 'lake/orders', 'db/shop.orders']);
    expect(await suggested('cust')).toEqual(['db/customers']);
    expect(await suggested('nothing')).toEqual([]);
  });

  test('is the columns of a dataset that it names, behind the dataset', async () => {
    expect(await suggested('orders_clean')).toEqual([
      'db/orders_clean',
      'db/orders_clean.id',
      'db/orders_clean.amount',
      'db/orders_clean.net_amount',
      'db/orders_clean.Region',
    ]);
  });

  test('is the columns that go on as it does, of every dataset of that name', async () => {
    expect(await suggested('orders.am')).toEqual(['db/orders.amount', 'lake/orders.amount']);
    expect(await suggested('orders_clean.am')).toEqual([
      'db/orders_clean.amount',
      'db/orders_clean.net_amount',
    ]);
    expect(await suggested('orders_clean.REG')).toEqual(['db/orders_clean.Region']);
    expect(await suggested('orders.tax.r')).toEqual(['db/orders.tax.rate']);
    expect(await suggested('shop.orders.tot')).toEqual(['db/shop.orders.total_amount']);
  });

  test('may have the namespace in front, with a slash or a dot', async () => {
    expect(await suggested('lake/orders.am')).toEqual(['lake/orders.amount']);
    expect((await suggested('lake.orders'))[0]).toBe('lake/orders');
  });

  test('may be another name of a dataset', async () => {
    expect(await suggested('hive.st')).toEqual(['db/people']);
  });

  test('is all datasets where nothing is typed, as many as there is room for, and how many more', async () => {
    expect(await suggested('')).toHaveLength(6);
    const many = Array.from({ length: 20 }, (_, at) => dataset(`t${at}`));
    const { index: wide } = await openedIndex(
      networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs: many })])),
    );
    const { ends, more } = await suggester(wide)('t');
    expect([ends.length, more]).toEqual([12, 8]);
  });
});

describe('what a text names as it stands', () => {
  test('is what is called so, behind its namespace as well, whatever else it could become', async () => {
    expect(await meant('orders_clean')).toEqual(['db/orders_clean']);
    expect(await meant('orders')).toEqual(['db/orders', 'lake/orders']);
    expect(await meant(' lake/orders ')).toEqual(['lake/orders']);
    expect(await meant('lake.orders')).toEqual(['lake/orders']);
    expect(await meant('db/shop.orders')).toEqual(['db/shop.orders']);
    expect(await meant('hive.staff')).toEqual(['db/people']);
  });

  test('is a column, behind its dataset and the namespace of that', async () => {
    expect(await meant('orders_clean.amount')).toEqual(['db/orders_clean.amount']);
    expect(await meant('orders.amount')).toEqual(['db/orders.amount', 'lake/orders.amount']);
    expect(await meant('lake/orders.amount')).toEqual(['lake/orders.amount']);
    expect(await meant('db/orders.tax.rate')).toEqual(['db/orders.tax.rate']);
  });

  test('is what a page stands at in the site, which is offered too', async () => {
    expect(await meant('lake/orders/amount')).toEqual(['lake/orders.amount']);
    expect(await suggested('lake/orders/amount')).toEqual(['lake/orders.amount']);
    expect(await meant('lake/orders/none')).toEqual([]);
  });

  test('is what differs in letter case, where nothing is written so', async () => {
    expect(await meant('LAKE/Orders.Amount')).toEqual(['lake/orders.amount']);
    const outputs = ['Sales', 'SALES', 'sales_old'].map((name) => dataset(name, schema('id', 'ID')));
    const { index: cased } = await openedIndex(
      networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs })])),
    );
    const called = async (text: string): Promise<string[]> =>
      (await suggester(cased)(text)).meant.map((end) => labelOf(cased, end));
    expect(await called('db/SALES')).toEqual(['SALES']);
    expect(await called('db/Sales.ID')).toEqual(['Sales.ID']);
    expect(await called('db/sales')).toEqual(['SALES', 'Sales']);
  });

  test('is the only one that it could become, and none of several', async () => {
    expect(await meant('cust')).toEqual(['db/customers']);
    expect(await meant('orders_clean.net')).toEqual(['db/orders_clean.net_amount']);
    expect(await meant('orders_clean.am')).toEqual([]);
    expect(await meant('orders_')).toEqual(['db/orders_clean']);
    expect(await meant('nothing')).toEqual([]);
  });

  test('is found among more names than are shown', async () => {
    const columns = Array.from({ length: 20 }, (_, at) => `id_${at}`);
    const outputs = [dataset('wide', schema(...columns, 'id'))];
    const { index: wide } = await openedIndex(
      networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs })])),
    );
    const { ends, meant: found } = await suggester(wide)('db/wide.id');
    expect([ends[0], ...found].map((end) => end && labelOf(wide, end))).toEqual(['wide.id', 'wide.id']);
  });

  test('is any dataset and any column that is written in whole', async () => {
    for (const { id, columns } of site.catalog.datasets) {
      const whole = `${id.namespace}/${id.name}`;
      expect(await meant(whole)).toEqual([whole]);
      for (const column of columns)
        expect(await meant(`${whole}.${column.id.column}`)).toEqual([`${whole}.${column.id.column}`]);
    }
  });
});

describe('the address of a question', () => {
  test('says what it is read from', () => {
    for (const question of [
      { from: 'a/b', to: 'c/d/e', valuesOnly: true },
      { from: null, to: 'c/d', valuesOnly: false },
      { from: null, to: null, valuesOnly: false },
    ])
      expect(readQuestion(writeQuestion(question))).toEqual(question);
    expect(writeQuestion(readQuestion(''))).toBe('');
    expect(writeQuestion({ from: 'a/b', to: 'c/d/e', valuesOnly: true })).toBe(
      '#from=a/b&to=c/d/e&only=values',
    );
  });

  test('is told from that of a part of the page', () => {
    expect(['', '#from=a/b', '#main'].map(isQuestion)).toEqual([true, true, false]);
  });

  test('names datasets and columns as their pages do, and is the one that other pages link to', async () => {
    for (const { id, columns } of site.catalog.datasets) {
      for (const end of [id, ...columns.map((column): ColumnId => column.id)] as (DatasetId | ColumnId)[]) {
        const { from } = readQuestion(new URL(questionPath({ from: end }), 'https://a.test').hash);
        const found = await findEnd(index, from ?? '');
        if (found === null) throw new Error(`${from ?? ''} is not found.`);
        expect(referenceOf(index, found)).toBe(from);
        const page = 'column' in end ? columnPath(end) : datasetPath(end);
        expect(new URL(hrefOf(index, found), 'https://a.test/paths/').pathname).toBe(page);
      }
    }
  });

  test('may name a dataset by another of its names', async () => {
    expect(await findEnd(index, 'db/hive.staff')).toEqual(await findEnd(index, 'db/people'));
  });

  test('may name what there is not', async () => {
    for (const reference of ['', 'db', 'db/', 'db/none', 'db/orders/none', 'db/orders/id/id', '__proto__/x'])
      expect(await findEnd(index, reference)).toBe(null);
  });

  test('holds any name at all', async () => {
    const outputs = hostileNames.map((name) => dataset(name, schema(...hostileNames)));
    const { index: hostile } = await openedIndex(
      networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs })])),
    );
    for (const name of hostileNames) {
      const path = questionPath({ to: { namespace: 'db', name, column: name } });
      expect(path).toMatch(/^\/paths\/#to=[a-z0-9._~/-]+$/);
      const found = await findEnd(hostile, readQuestion(path.replace('/paths/', '')).to ?? '');
      expect([hostile.datasets[found?.dataset ?? -1]?.name, found?.column?.name]).toEqual([name, name]);
    }
  });
});

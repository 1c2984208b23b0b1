import { expect, test } from 'vitest';
import { columnLines, datasetLines } from '../../src/site/reach-line.ts';

const column = (name: string, of: string, distance: number, kind: 'value' | 'influence' = 'value') => ({
  id: { namespace: 'data', name: of, column: name },
  distance,
  kind,
});
const dataset = (name: string, namespace: string, job: string, distance = 1) => ({
  id: { namespace, name },
  distance,
  jobs: [{ namespace: 'jobs', name: job }],
  moreJobs: 0,
});

test('columns stand in one line where their dataset, their distance and the way to them are the same', () => {
  const reached = [
    column('id', 'orders', 2),
    column('paid', 'orders', 2, 'influence'),
    column('total', 'orders', 2),
    column('id', 'sales', 2),
    column('day', 'orders', 3),
    { ...column('mail', 'orders', 3), masked: true },
  ];
  expect(
    columnLines(reached).map(({ distance, kind, masked, columns }) => [
      distance,
      kind,
      masked,
      columns.map((id) => `${id.name}.${id.column}`).join(' '),
    ]),
  ).toEqual([
    [2, 'value', false, 'orders.id orders.total'],
    [2, 'influence', false, 'orders.paid'],
    [2, 'value', false, 'sales.id'],
    [3, 'value', false, 'orders.day'],
    [3, 'value', true, 'orders.mail'],
  ]);
});

test('datasets stand in one line where their namespace, their distance and the jobs to them are the same', () => {
  const reached = [
    dataset('a', 'raw', 'load'),
    dataset('b', 'raw', 'load'),
    dataset('c', 'mart', 'load'),
    dataset('d', 'raw', 'sum'),
    { ...dataset('e', 'raw', 'sum'), moreJobs: 2 },
    dataset('f', 'raw', 'load', 2),
  ];
  expect(
    datasetLines(reached).map(({ distance, moreJobs, datasets }) => [
      distance,
      moreJobs,
      datasets.map(({ name }) => name).join(' '),
    ]),
  ).toEqual([
    [1, 0, 'a b'],
    [1, 0, 'c'],
    [1, 0, 'd'],
    [1, 2, 'e'],
    [2, 0, 'f'],
  ]);
});

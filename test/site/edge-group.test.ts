import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { columnPage } from '../../src/site/column-page.ts';
import { edgeGroups } from '../../src/site/edge-group.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';

const use = (from: string, subtype: string): JsonObject => {
  const [name = '', field = ''] = from.split('.');
  return { namespace: 'data', name, field, transformations: [{ type: 'DIRECT', subtype }] };
};

function wrote(day: number, job: string, ...inputFields: readonly JsonObject[]) {
  const columnLineage = facet({ fields: { total: { inputFields } } });
  return runEvent({
    run: `${job}-${day}`,
    job,
    time: `2026-11-0${day}T02:00:00Z`,
    outputs: [dataset('sales', ['total'], { columnLineage })],
  });
}

async function groupsOf(...events: readonly JsonObject[]) {
  const site = await siteOf(events);
  const sales = site.catalog.datasets.find(({ id }) => id.name === 'sales');
  const [total] = sales?.columns ?? [];
  if (sales === undefined || total === undefined) throw new Error('The log names no such column.');
  return edgeGroups(columnPage(site, sales, total).sources, 'from').map(({ edge, lines }) => [
    edge.job?.name,
    ...lines.map(({ ends, edge: { transformations } }) => {
      const names = ends.map((end) => `${end.name}.${'column' in end ? end.column : '*'}`).join(' ');
      return `${names}: ${transformations.map(({ subtype }) => subtype).join(' ')}`;
    }),
  ]);
}

test('columns of one dataset that take part in the same way are one line', async () => {
  const sources = [use('a.x', 'SUM'), use('a.y', 'SUM'), use('a.z', 'IDENTITY'), use('b.x', 'SUM')];
  expect(await groupsOf(wrote(2, 'load', ...sources))).toEqual([
    ['load', 'a.x a.y: SUM', 'a.z: IDENTITY', 'b.x: SUM'],
  ]);
});

test('edges of another job are another group', async () => {
  const groups = await groupsOf(wrote(2, 'load', use('a.x', 'SUM')), wrote(3, 'mend', use('a.y', 'SUM')));
  expect(groups).toEqual([
    ['load', 'a.x: SUM'],
    ['mend', 'a.y: SUM'],
  ]);
});

test('an edge that other events state is another group: one came later, one was gone for a while', async () => {
  const [x, y, z] = [use('a.x', 'SUM'), use('a.y', 'SUM'), use('a.z', 'SUM')] as const;
  const groups = await groupsOf(
    wrote(2, 'load', x, z),
    wrote(3, 'load', x, y),
    wrote(4, 'load', x, y, z),
    wrote(5, 'load', x, y, z),
  );
  expect(groups).toEqual([
    ['load', 'a.x: SUM'],
    ['load', 'a.y: SUM'],
    ['load', 'a.z: SUM'],
  ]);
});

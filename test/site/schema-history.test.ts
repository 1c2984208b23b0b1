import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { schemaHistory, schemaRecords, type SchemaHistory } from '../../src/site/schema-history.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

/** A run of load that writes these columns of orders, in the given minute. */
function write(minute: number, columns: readonly string[]): JsonObject {
  const time = new Date(Date.UTC(2026, 10, 2, 0, minute)).toISOString();
  return runEvent({ run: `r${minute}`, time, outputs: [dataset('orders', columns)] });
}

const READ = runEvent({
  run: 'report',
  job: 'report',
  time: '2026-11-02T00:01:30Z',
  inputs: [dataset('orders')],
  outputs: [dataset('sales', ['total'], columnLineage({ total: [['orders', 'a']] }))],
});

async function ordersOf(log: readonly JsonObject[]) {
  const { graph } = await siteOf(log);
  const orders = graph.dataset({ namespace: 'data', name: 'orders' });
  if (orders === null) throw new Error('there are no orders');
  return { graph, orders };
}

async function historyOf(log: readonly JsonObject[]): Promise<SchemaHistory | null> {
  const { graph, orders } = await ordersOf(log);
  return schemaHistory(graph, orders);
}

describe('the history of a schema', () => {
  test('is none of one version', async () => {
    expect(await historyOf([write(1, ['a']), write(2, ['a'])])).toBe(null);
  });

  test('is told newest first, each version with the job that brought it', async () => {
    const history = await historyOf([write(1, ['a', 'b']), READ, write(2, ['b'])]);
    expect(history).toMatchObject({
      voice: 'producer',
      count: 2,
      more: 0,
      versions: [
        { job: { name: 'load' }, columns: [{ kind: 'removed', column: 'a', isBreaking: true }], more: 0 },
        { job: { name: 'load' }, columns: [], more: 0 },
      ],
    });
  });

  test('is bounded in its versions and their changes, and counts what is left out', async () => {
    const wide = Array.from({ length: 50 }, (_, index) => `c${index}`);
    const log = Array.from({ length: 40 }, (_, index) =>
      write(index, index % 2 === 0 ? ['a'] : ['a', ...wide]),
    );
    const history = await historyOf(log);
    expect([history?.count, history?.versions.length, history?.more]).toEqual([40, 30, 10]);
    expect([history?.versions[0]?.columns.length, history?.versions[0]?.more]).toEqual([30, 20]);
    const { graph, orders } = await ordersOf(log);
    const records = schemaRecords(graph, orders);
    expect([records.length, records.at(-1)?.changes.length]).toEqual([40, 50]);
  });

  test('is in the twin, oldest first, with what each version changed', async () => {
    const { graph, orders } = await ordersOf([write(1, ['a', 'b']), READ, write(2, ['b'])]);
    expect(schemaRecords(graph, orders)).toMatchObject([
      {
        statedBy: 'producer',
        columns: [{ column: 'a' }, { column: 'b' }],
        changes: [],
        firstSeen: '2026-11-02T00:01:00Z',
      },
      {
        changes: [
          {
            kind: 'removed',
            column: 'a',
            type: 'INT',
            uses: [{ namespace: 'data', name: 'sales', column: 'total' }],
            readers: [{ job: { namespace: 'jobs', name: 'report' }, columnStated: true }],
            breaking: true,
          },
        ],
        evidence: [{ run: 'r2', line: 3 }],
      },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { columnPage } from '../../src/site/column-page.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';

const made = (type: string, subtype: string, from: JsonObject): JsonObject => ({
  inputFields: [{ ...from, transformations: [{ type, subtype, description: '', masking: false }] }],
});

/** A run that makes one column of raw.amount, and whose rows raw.day decides. */
function wrote(day: number, column: string): JsonObject {
  const raw = (field: string) => ({ namespace: 'data', name: 'raw', field });
  const lineage = facet({
    fields: { [column]: made('DIRECT', 'IDENTITY', raw('amount')) },
    dataset: [{ ...raw('day'), transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] }],
  });
  return runEvent({
    run: `run-${day}`,
    time: `2026-11-0${day}T02:00:00Z`,
    inputs: [dataset('raw', ['amount', 'day'])],
    outputs: [dataset('sales', [column, 'note'], { columnLineage: lineage })],
  });
}

async function pageOf(log: readonly JsonObject[], column: string) {
  const site = await siteOf(log);
  const sales = site.catalog.datasets.find(({ id }) => id.name === 'sales');
  const found = sales?.columns.find(({ id }) => id.column === column);
  if (sales === undefined || found === undefined) throw new Error(`The log names no sales.${column}.`);
  return columnPage(site, sales, found);
}

describe('the page of a column that is gone', () => {
  const LOG = [wrote(2, 'revenue'), wrote(3, 'net'), wrote(4, 'net')];

  test('says what it is called now, and by which event it went', async () => {
    const { departure } = await pageOf(LOG, 'revenue');
    expect(departure).toMatchObject({
      renamedTo: { name: 'sales', column: 'net' },
      evidence: { subject: { kind: 'run', run: 'run-3' } },
    });
    expect((await pageOf(LOG, 'net')).departure).toBeNull();
  });

  test('says that it was removed where nothing tells of another name', async () => {
    const bare = (day: number, columns: readonly string[]) =>
      runEvent({
        run: `run-${day}`,
        time: `2026-11-0${day}T02:00:00Z`,
        outputs: [dataset('sales', columns)],
      });
    const { departure } = await pageOf([bare(2, ['a', 'b']), bare(3, ['a', 'c'])], 'b');
    expect(departure).toMatchObject({ renamedTo: null, evidence: { subject: { run: 'run-3' } } });
  });

  test('is decided by nothing that decides the rows that there are now', async () => {
    const gone = await pageOf(LOG, 'revenue');
    expect([gone.influences, gone.upstream.direct, gone.sources]).toEqual([[], 0, []]);
    expect(gone.past.map(({ from }) => from.column)).toEqual(['amount']);
    const there = await pageOf(LOG, 'net');
    expect(there.influences.map(({ from }) => from.column)).toEqual(['day']);
    expect([there.upstream.direct, there.upstream.nearest]).toEqual([2, []]);
  });
});

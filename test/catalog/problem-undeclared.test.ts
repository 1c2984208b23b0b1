import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, lineage, runEvent } from './log.ts';

function warnings(output: JsonObject): readonly string[] {
  const { problems } = catalogOf([runEvent('r', 'COMPLETE', 1, { outputs: [output] })]);
  return problems.map(({ code, message, hint }) => `${code}: ${message} → ${hint}`);
}

test('a dataset that column lineage alone names is reported', () => {
  expect(warnings(dataset('x', lineage({ total: ['ghost.amount'] })))).toMatchInlineSnapshot(`
    [
      "dataset-undeclared: column lineage names the dataset ghost in db, which no event reads, writes or describes → look for a slip in the name where the producer builds its column lineage; the dataset is shown as undeclared",
    ]
  `);
});

test('a dataset that explicit lineage alone names is reported', () => {
  const ghost = { namespace: 'db', name: 'ghost', type: 'DATASET' };
  expect(warnings(dataset('x', { lineage: { inputs: [ghost] } }))).toMatchInlineSnapshot(`
    [
      "dataset-undeclared: explicit lineage names the dataset ghost in db, which no event reads, writes or describes → look for a slip in the name where the producer builds its explicit lineage; the dataset is shown as undeclared",
    ]
  `);
});

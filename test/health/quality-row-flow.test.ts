import { describe, expect, test } from 'vitest';
import { reductionText, rowFlow, type RowFlow } from '../../src/health/quality/row-flow.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, runEvent, theRun } from '../catalog/log.ts';

const read = (name: string, inputFacets: JsonObject = {}, facets: JsonObject = {}): JsonObject =>
  dataset(name, facets, { inputFacets });
const wrote = (name: string, rowCount: number | null): JsonObject =>
  dataset(name, {}, { outputFacets: rowCount === null ? {} : { outputStatistics: { rowCount } } });
const rows = (rowCount: number): JsonObject => ({ inputStatistics: { rowCount } });
const measured = (rowCount: number): JsonObject => ({ dataQualityMetrics: { rowCount, columnMetrics: {} } });

function flowOf(inputs: readonly JsonObject[], outputs: readonly JsonObject[]): RowFlow {
  return rowFlow(theRun(catalogOf([runEvent('r', 'COMPLETE', 1, { inputs, outputs })]), 'r'));
}

describe('the rows of a run', () => {
  test('of one input and one output are told with the share that did not come out', () => {
    expect(flowOf([read('a', rows(400))], [wrote('c', 100)])).toEqual({
      in: { rows: 400, stated: 1, datasets: 1 },
      out: { rows: 100, stated: 1, datasets: 1 },
      reduction: 0.75,
    });
  });

  test('are summed up over several inputs or outputs, and of a sum no share is told: joined rows are not lost ones', () => {
    const joined = flowOf([read('orders', rows(97)), read('customers', rows(96))], [wrote('c', 92)]);
    expect(joined).toEqual({
      in: { rows: 193, stated: 2, datasets: 2 },
      out: { rows: 92, stated: 1, datasets: 1 },
      reduction: null,
    });
    expect(flowOf([read('a', rows(9))], [wrote('c', 9), wrote('d', 9)])).toMatchObject({
      out: { rows: 18, stated: 2, datasets: 2 },
      reduction: null,
    });
  });

  test('are those that were read, and else those that were measured', () => {
    expect(flowOf([read('a', { ...rows(3), ...measured(9) })], [wrote('c', 1)]).in?.rows).toBe(3);
    expect(flowOf([read('a', measured(9))], [wrote('c', 1)]).in?.rows).toBe(9);
    expect(flowOf([read('a', {}, measured(8))], [wrote('c', 1)]).in?.rows).toBe(8);
    expect(flowOf([], [dataset('c', measured(7))]).out?.rows).toBe(7);
  });

  test('have no reduction where the log does not state all of them, or none went in', () => {
    expect(flowOf([read('a', rows(3)), read('b')], [wrote('c', 1)])).toMatchObject({
      in: { rows: 3, stated: 1, datasets: 2 },
      reduction: null,
    });
    expect(flowOf([read('a', rows(3))], [wrote('c', 1), wrote('d', null)]).reduction).toBeNull();
    expect(flowOf([read('a', rows(0))], [wrote('c', 1)]).reduction).toBeNull();
    expect(flowOf([read('a')], [])).toEqual({ in: null, out: null, reduction: null });
  });

  test('are compared in words, which say all and none only where it is so', () => {
    expect([0, 0.52, 1, 0.9999, 0.0001, 0.0123, -0.25, -1, -9.5].map(reductionText)).toEqual([
      'as many',
      '52% fewer',
      '100% fewer',
      'more than 99% fewer',
      'less than 0.1% fewer',
      '1.2% fewer',
      '25% more',
      '2 × as many',
      '11 × as many',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { impactsOf } from '../../src/graph/impact.ts';
import { formulaOf, riskOf, RiskTally, type RiskTerm } from '../../src/graph/risk.ts';
import { catalogOf, dataset, jobEvent, lineage, schema } from '../catalog/log.ts';
import { columnId, columnNetwork, networkOf } from './network.ts';

type Count = Parameters<RiskTally['add']>;

const times = (count: number, distance: number, as: Count[1]): Count => [distance, as, count];

function termsOf(...counts: readonly Count[]): readonly RiskTerm[] {
  const tally = new RiskTally();
  for (const count of counts) tally.add(...count);
  return tally.terms();
}

describe('the risk of a change', () => {
  test('is reckoned by hand: values whole, influences by half, datasets by a quarter, each by its distance', () => {
    const affected = termsOf(
      times(3, 1, 'value'),
      times(4, 1, 'influence'),
      times(1, 2, 'value'),
      times(2, 2, 'dataset'),
      times(3, 4, 'influence'),
    );
    // (3 + 2) / 1 + (1 + 0.5) / 2 + 1.5 / 4
    expect(riskOf('drop', affected).figure).toBe(6.125);
    expect(riskOf('rename', affected).figure).toBe(3.0625);
    expect(riskOf('type', affected).figure).toBe(1.53125);
  });

  test('says how many there are at each distance, nearest first', () => {
    expect(riskOf('drop', termsOf(times(1, 3, 'dataset'), times(2, 1, 'value'))).terms).toEqual([
      { distance: 1, values: 2, influences: 0, datasets: 0 },
      { distance: 3, values: 0, influences: 0, datasets: 1 },
    ]);
  });

  test('is none where nothing is affected', () => {
    expect(riskOf('drop', [])).toEqual({ figure: 0, factor: 1, terms: [] });
  });

  test('of a column counts the columns that it leads to, and the datasets that only a failure or an unknown leads to', () => {
    const values = columnNetwork(
      ['b.x', 'c.x', 'c.y', 'd.x'],
      [
        { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
        { from: 'a.x', to: 'c', kind: 'INDIRECT' },
        { from: 'b.x', to: 'd.x', kind: 'DIRECT' },
      ],
    );
    // b.x 1, c.x and c.y ½ each, d.x ½ for its distance
    expect(impactsOf(values, columnId('a.x')).drop.risk.figure).toBe(2.5);
    expect(impactsOf(values, columnId('a.x')).type.risk.figure).toBe(0.625);
    const failing = networkOf(
      catalogOf([
        jobEvent(1, {
          job: 'one',
          inputs: [dataset('a', schema('x'))],
          outputs: [dataset('b', lineage({ x: ['a.x'] })), dataset('beside')],
        }),
        jobEvent(1, { job: 'two', inputs: [dataset('beside')], outputs: [dataset('far')] }),
      ]),
    );
    // b.x 1, beside ¼, far ¼ ÷ 2
    expect(impactsOf(failing, columnId('a.x')).drop.risk.figure).toBe(1.375);
  });
});

describe('its formula', () => {
  const formula = (...affected: readonly Count[]): string => formulaOf(riskOf('drop', termsOf(...affected)));

  test('has the numbers of the case put in', () => {
    expect(formula(times(3, 1, 'value'), times(4, 1, 'influence'), times(2, 2, 'value'))).toBe(
      '1 × ((3 + ½ × 4) ÷ 1 + 2 ÷ 2) = 6',
    );
    expect(formula(times(1, 1, 'dataset'), times(1, 1, 'value'))).toBe('1 × ((1 + ¼ × 1) ÷ 1) = 1.25');
    expect(formulaOf(riskOf('type', termsOf(times(4, 1, 'influence'))))).toBe('¼ × (½ × 4 ÷ 1) = 0.5');
    expect(formulaOf(riskOf('rename', termsOf(times(1, 1, 'value'))))).toBe('½ × (1 ÷ 1) = 0.5');
    expect(formula()).toBe('1 × (0) = 0');
  });

  test('says where the figure is rounded', () => {
    expect(formula(times(1, 3, 'value'))).toBe('1 × (1 ÷ 3) ≈ 0.33');
  });

  test('has what is far away as one sum, which says so', () => {
    const chain = Array.from({ length: 8 }, (_, index) => times(index + 1, index + 1, 'value'));
    expect(formula(...chain)).toBe(
      '1 × (1 ÷ 1 + 2 ÷ 2 + 3 ÷ 3 + 4 ÷ 4 + 5 ÷ 5 + 6 ÷ 6 + 2 from farther away) ≈ 8',
    );
  });
});

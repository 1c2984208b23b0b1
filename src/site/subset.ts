/** Which part of a dataset a run read or wrote, in words. */
import type { SubsetCondition, SubsetOperand } from '../model/facet.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  EQUAL: '=',
  GREATER_THAN: '>',
  GREATER_EQUAL_THAN: '≥',
  LESS_THAN: '<',
  LESS_EQUAL_THAN: '≤',
};

/** `region = 'EU' AND (day ≥ '2026-11-01' OR day = '2026-10-01')` */
export function subsetText(condition: SubsetCondition): string {
  switch (condition.type) {
    case 'location':
      return condition.locations.join(', ');
    case 'partition':
      return condition.partitions.map(partitionText).join('; ');
    case 'compare':
      return `${operandText(condition.left)} ${signOf(condition.comparison)} ${operandText(condition.right)}`;
    case 'binary':
      return `${sideText(condition.left)} ${condition.operator} ${sideText(condition.right)}`;
  }
}

function sideText(side: SubsetCondition): string {
  return side.type === 'binary' ? `(${subsetText(side)})` : subsetText(side);
}

function partitionText({
  identifier,
  dimensions,
}: (SubsetCondition & { readonly type: 'partition' })['partitions'][number]): string {
  const values = Object.entries(dimensions).map(
    ([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [identifier, values.join(', ')].filter(Boolean).join(': ');
}

function operandText(operand: SubsetOperand): string {
  return operand.type === 'field' ? operand.field : `'${operand.value}'`;
}

function signOf(comparison: string): string {
  return Object.hasOwn(COMPARISONS, comparison) ? (COMPARISONS[comparison] ?? comparison) : comparison;
}

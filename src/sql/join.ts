/** Joins: what their conditions decide, and which columns they make one. */
import { placedParts, type Environment } from './environment.ts';
import { conjuncts, readExpression } from './expression.ts';
import { namesIn, listAt, textAt, type Node } from './node.ts';
import { asIndirect, distinct, type Contribution } from './reading.ts';
import { lookUp } from './relation.ts';
import type { MergedColumn, Scope, Source } from './scope.ts';

/** `Inner`, `LeftSemi`, `NaturalFull` …: as the parser names kinds of joins. */
export function joinKind(join: Node): string {
  return textAt(join, 'kind') ?? '';
}

/** True where the right side's columns are gone after the join. */
export function hidesRight(join: Node): boolean {
  return /Semi|Anti/.test(joinKind(join));
}

export function mergedBy(join: Node, left: readonly Source[], right: Source): MergedColumn[] {
  const kind = joinKind(join);
  const from = kind.includes('Full') ? 'both' : kind.includes('Right') ? 'right' : 'left';
  const names = kind.startsWith('Natural') ? namesInBoth(left, right) : namesIn(listAt(join, 'using'));
  return names.map((name) => ({ name, from }));
}

function namesInBoth(left: readonly Source[], right: Source): string[] {
  const names = new Set(
    left.flatMap(({ relation }) => relation.columns.flatMap(({ name }) => name?.toLowerCase() ?? [])),
  );
  return right.relation.columns.flatMap(({ name }) =>
    name !== null && names.has(name.toLowerCase()) ? [name] : [],
  );
}

/** What the join's condition is of: the columns of ON, or both sides' of USING. */
export function joinParts(
  join: Node,
  merged: readonly MergedColumn[],
  scope: Scope,
  environment: Environment,
): readonly Contribution[] {
  const on = conjuncts(join['on']).flatMap((condition) => {
    const { parts } = readExpression(condition, { environment, scope });
    return placedParts(environment, condition, asIndirect(parts, 'JOIN'));
  });
  const using = merged.flatMap(({ name }) =>
    scope.sources.flatMap(({ relation }) => {
      const lookup = lookUp(relation, [name]);
      return 'reading' in lookup ? asIndirect(lookup.reading.parts, 'JOIN') : [];
    }),
  );
  return distinct([...on, ...using]);
}

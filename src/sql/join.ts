/** Joins: what their conditions decide, and which columns they make one. */
import { conjuncts } from './conjunct.ts';
import { placedParts, reportGap, type Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import { listAt, nameOf, textAt, type Node } from './node.ts';
import {
  asDirect,
  asIndirect,
  distinct,
  together,
  UNRESOLVED,
  type Contribution,
  type Reading,
  passing,
} from './reading.ts';
import { resolve } from './resolve.ts';
import type { MergedColumn, Scope } from './scope.ts';

/** `Inner`, `LeftSemi`, `NaturalFull` …: as the parser names kinds of joins. */
export function joinKind(join: Node): string {
  return textAt(join, 'kind') ?? '';
}

/** True where the right side's columns are gone after the join. */
export function hidesRight(join: Node): boolean {
  return /Semi|Anti/.test(joinKind(join));
}

/** A column of USING or NATURAL, with what it is on either side. */
export interface SharedColumn {
  readonly name: string;
  readonly left: Reading;
  readonly right: Reading;
}

/** @param left the tables before the join */
export function sharedBy(join: Node, left: Scope, right: Scope, environment: Environment): SharedColumn[] {
  const natural = joinKind(join).startsWith('Natural') ? namesInBoth(left, right) : [];
  const using = listAt(join, 'using').flatMap((node) => {
    const name = nameOf(node);
    return name === null ? [] : [{ name, node }];
  });
  return [...natural.map((name) => ({ name, node: join })), ...using].map(({ name, node }) => ({
    name,
    left: sideOf(left, name, node, environment),
    right: sideOf(right, name, node, environment),
  }));
}

function sideOf(scope: Scope, name: string, node: unknown, environment: Environment): Reading {
  const resolution = resolve({ ...scope, outer: null }, [name]);
  if (resolution.kind === 'resolved') return resolution.reading;
  if (resolution.kind === 'fault') reportGap(environment, 'column', resolution.message, node);
  return UNRESOLVED;
}

function namesInBoth(left: Scope, right: Scope): string[] {
  const names = new Set(namesOf(left).map((name) => name.toLowerCase()));
  return namesOf(right).filter((name) => names.has(name.toLowerCase()));
}

function namesOf({ sources }: Scope): string[] {
  return sources
    .filter(({ visible }) => visible)
    .flatMap(({ relation }) => relation.columns.flatMap(({ name }) => name ?? []));
}

/** Whose value it has: an outer join takes that of the side of which all rows are kept. */
export function merged(join: Node, shared: readonly SharedColumn[]): MergedColumn[] {
  const kind = joinKind(join);
  return shared.map(({ name, left, right }) => {
    if (kind.includes('Full')) return { name, reading: asDirect(together([left, right]), 'TRANSFORMATION') };
    return { name, reading: kind.includes('Right') ? right : left };
  });
}

/** What the join's condition is of: the columns of ON, or both sides' of USING. */
export function joinParts(
  join: Node,
  shared: readonly SharedColumn[],
  scope: Scope,
  environment: Environment,
): readonly Contribution[] {
  const conditions = [...conjuncts(join['on']), ...conjuncts(join['match_condition'])];
  const on = conditions.flatMap((condition) => {
    const { parts } = readExpression(condition, { environment, scope });
    return placedParts(environment, condition, asIndirect(parts, 'JOIN'));
  });
  const using = shared.flatMap(({ left, right }) => asIndirect([...left.parts, ...right.parts], 'JOIN'));
  const span = environment.text.place(join['using']);
  return distinct([...on, ...(span === null ? using : passing(using, span))]);
}

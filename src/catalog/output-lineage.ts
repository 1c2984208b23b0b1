/**
 * What a job's statements say of the lineage of its outputs. For each output the latest completed statement that
 * says anything of it is current, as long as the job still writes the output; a run that says nothing of it takes
 * nothing back.
 */
import type { Origin } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import { compareNames, type DatasetId, type Key } from '../model/identity.ts';
import { currentFacets } from './register.ts';
import type { Occasion } from './spell.ts';
import { currentStatement, occasionsOf, type Statement } from './statement.ts';
import type { UseFacets, UseSummary } from './summary.ts';

/** One facet's word on one dataset. */
export interface LineageStatement<T> {
  /** When the statement was made that it is part of. */
  readonly at: Evidence;
  readonly value: T;
  readonly evidence: Evidence;
  readonly origin: Exclude<Origin, 'derived'>;
  readonly current: boolean;
}

/** What is said of the lineage of one dataset, and when else it could have been. */
export interface LineageWords<T> {
  readonly statements: readonly LineageStatement<T>[];
  readonly occasions: readonly Occasion[];
}

export interface OutputLineage<T> extends LineageWords<T> {
  readonly output: DatasetId;
}

type LineageFacetName = 'columnLineage' | 'lineage';

/** Sorted by output. */
export function lineageOfOutputs<Name extends LineageFacetName>(
  statements: readonly Statement[],
  name: Name,
): OutputLineage<NonNullable<UseFacets[Name]>>[] {
  const written = currentStatement(statements)?.uses.outputs;
  const outputs = new Map<Key, DatasetId>();
  for (const { uses } of statements) for (const [key, use] of uses.outputs) outputs.set(key, use.id);
  return [...outputs]
    .sort(([, a], [, b]) => compareNames(a, b))
    .map(([key, output]) => {
      const speaking = statements.filter(({ uses }) => speaks(uses.outputs.get(key), name));
      const current = written?.has(key) === true ? currentStatement(speaking) : null;
      return {
        output,
        statements: speaking.flatMap((statement) => wordOf(statement, key, name, statement === current)),
        occasions: [...occasionsOf(speaking), ...writesNoMore(statements, key)],
      };
    });
}

/** A run that completes without writing the output takes back what was said of it. */
function writesNoMore(statements: readonly Statement[], output: Key): Occasion[] {
  return statements
    .filter(({ completed, uses }) => completed && !uses.outputs.has(output))
    .map(({ at }) => ({ at, counts: true }));
}

function speaks(use: UseSummary<unknown> | undefined, name: LineageFacetName): boolean {
  return use !== undefined && (use.facets.known[name] !== undefined || use.facets.deleted.has(name));
}

/** None where the statement is that there is none. */
function wordOf<Name extends LineageFacetName>(
  { uses, origin, at }: Statement,
  key: Key,
  name: Name,
  current: boolean,
): LineageStatement<NonNullable<UseFacets[Name]>>[] {
  const use = uses.outputs.get(key);
  const stated = use && currentFacets(use.facets).known[name];
  return stated === undefined
    ? []
    : [
        {
          at,
          value: stated.value,
          evidence: stated.evidence,
          origin,
          current,
        },
      ];
}

/** The current one last, so that its word stands. */
export function oldestFirst<Word extends Pick<LineageStatement<unknown>, 'current' | 'evidence'>>(
  statements: readonly Word[],
): Word[] {
  return [...statements].sort(
    (a, b) => Number(a.current) - Number(b.current) || compareEvidence(a.evidence, b.evidence),
  );
}

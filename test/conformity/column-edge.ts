/** Edges between columns, and of whole datasets, that column lineage states. */
import { isDeletion } from './deletion.ts';
import { latest } from './facet.ts';
import type { Homes } from './home.ts';
import { isLineage } from './lineage.ts';
import { keyOf, type Name } from './name.ts';
import { currentOf, type Statement, type Use } from './statement.ts';
import { edgesTo, wordOf, type ColumnEdge } from './word.ts';

/**
 * For each output the latest completed statement that speaks of its columns is current, as long as the job still
 * writes it.
 */
export function edgesOfJob(statements: readonly Statement[], homes: Homes): readonly ColumnEdge[] {
  const job = statements[0]?.job ?? null;
  const outputs = homesOf(outputsOf(statements), homes);
  const written = homesOf(outputsOf([currentOf(statements)]), homes);
  return [...outputs].flatMap(([key, home]) => {
    const spoken = statements.map((one) => ({ one, uses: lineageOf(one, key, homes) }));
    const speaking = spoken.filter(({ uses }) => uses.length > 0);
    const current = written.has(key) ? currentOf(speaking.map(({ one }) => one)) : null;
    const words = speaking.map(({ one, uses }) => wordOf(uses, one === current));
    return edgesTo(home, job, words, homes);
  });
}

function outputsOf(statements: readonly (Statement | null)[]): readonly Use[] {
  return statements.flatMap((one) => one?.uses.filter(({ direction }) => direction === 'output') ?? []);
}

function homesOf(uses: readonly Use[], homes: Homes): ReadonlyMap<string, Name> {
  return new Map(uses.map(({ id }) => homes.of(id)).map((home) => [keyOf(home), home]));
}

/** Where a statement speaks of the columns of one output: by a facet, or by its deletion. */
function lineageOf(statement: Statement, output: string, homes: Homes): readonly Use[] {
  const uses = outputsOf([statement]).filter(({ id }) => keyOf(homes.of(id)) === output);
  return uses.filter((use) => isDeleted(use) || isStated(use));
}

function isStated({ facets }: Use): boolean {
  return !isDeletion(facets['columnLineage']) && isLineage(facets['columnLineage']);
}

function isDeleted({ facets }: Use): boolean {
  return isDeletion(facets['columnLineage']);
}

/** What events say of a dataset that they read, or that they are about: the latest is current, unless it is deleted. */
export function edgesWithoutJob(home: Name, uses: readonly Use[], homes: Homes): readonly ColumnEdge[] {
  const said = uses.filter((use) => use.direction !== 'output' && isStated(use));
  const last = latest(said);
  const stands = last > latest(uses.filter(isDeleted));
  const byEvent = Map.groupBy(said, ({ order }) => order);
  const words = [...byEvent].map(([order, word]) => wordOf(word, stands && order === last));
  return edgesTo(home, null, words, homes);
}

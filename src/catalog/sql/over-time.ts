/** What a job's SQL says at present, and the edges that it made before. */
import type { ColumnEdge, EdgeState } from '../../model/catalog.ts';
import { datasetKey, type Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { SqlReading } from '../../model/sql-reading.ts';
import { endsKey } from '../column-edge.ts';
import { Mentions } from '../spell.ts';
import type { SqlWords } from '../summary.ts';
import {
  readJobSql,
  type DerivedEdge,
  type JobEdges,
  type JobSql,
  type JobWithoutSql,
  type SqlSources,
} from './derived-lineage.ts';
import { sqlVersions, type SqlSpell, type SqlVersion } from './version.ts';

interface SqlOverTime {
  /** Of the present text; null where there is none. */
  readonly reading: SqlReading | null;
  /** Current ones, then past ones. */
  readonly edges: readonly DerivedEdge[];
}

/** @param edges all of the job's, as events state them, current and past */
export function sqlOverTime(
  job: JobWithoutSql,
  words: SqlWords,
  edges: JobEdges,
  sources: SqlSources,
): SqlOverTime {
  const versions = sqlVersions(words);
  const { sql } = job.facets.known;
  const present = sql && readJobSql(job, sql, currentOf(edges), sources);
  const former = sql === undefined ? versions : versions.slice(0, -1);
  const mentions = new Mentions(
    versions.flatMap(({ spells }) => spells.map(({ first }) => ({ at: first, counts: true }))),
  );
  const latest = versions.at(-1);
  if (present !== undefined && latest !== undefined) mention(mentions, latest, present.edges);
  const current = new Map((present?.edges ?? []).map((edge) => [endsOf(edge), edge]));
  const past = new Map<Key, DerivedEdge>();
  for (const version of former) {
    const read = pastEdges(job, version, edges, sources);
    mention(mentions, version, read);
    for (const edge of read) if (!current.has(endsOf(edge))) past.set(endsOf(edge), edge);
  }
  return {
    reading: present?.reading ?? null,
    edges: [...current, ...past].map(([key, edge]) => withSpells(edge, mentions, key)),
  };
}

function currentOf({ io, columns }: JobEdges): JobEdges {
  const isCurrent = ({ state }: { readonly state: EdgeState }): boolean => state === 'current';
  return { io: io.filter(isCurrent), columns: columns.filter(isCurrent) };
}

function mention(mentions: Mentions, { spells }: SqlVersion, edges: JobSql['edges']): void {
  for (const edge of edges) for (const span of spells) mentions.add(endsOf(edge), span.first, span);
}

/** Those between columns that are known otherwise: an old text says nothing new of what there is. */
function pastEdges(
  job: JobWithoutSql,
  { facet, spells }: SqlVersion,
  edges: JobEdges,
  sources: SqlSources,
): readonly DerivedEdge[] {
  const evidence = spells.at(-1)?.last;
  if (evidence === undefined) return [];
  const at = lastCompletion(job, spells) ?? evidence.time;
  const read = readJobSql(job, { value: facet, evidence }, edges, sources, at);
  return read.edges
    .filter(({ from, to }) => isKnown(sources, from) && isKnown(sources, to))
    .map((edge) => ({ ...edge, state: 'past' }));
}

/**
 * When the last run with this text that completed ended. A run that failed may have met schemas that the text does not fit.
 */
function lastCompletion({ runs }: JobWithoutSql, spells: readonly SqlSpell[]): Instant | null {
  const completed = runs.find((run) => {
    const began = run.startedAt ?? run.firstSeen;
    return (
      run.state === 'complete' && spells.some(({ first, last }) => first.time <= began && began <= last.time)
    );
  });
  return completed?.endedAt ?? null;
}

function isKnown({ datasets, hasColumn }: SqlSources, id: ColumnEdge['to']): boolean {
  return 'column' in id ? hasColumn(id) : datasets.has(datasetKey(id));
}

function endsOf({ from, to }: ColumnEdge): Key {
  return endsKey(from, to);
}

function withSpells(edge: DerivedEdge, mentions: Mentions, key: Key): DerivedEdge {
  const spells = mentions.spells(key);
  const [first, last] = [spells[0]?.first, spells.at(-1)?.last];
  return first === undefined || last === undefined ? edge : { ...edge, span: { first, last }, spells };
}

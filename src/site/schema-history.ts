/** What a dataset's page says of the versions of its schema; its JSON twin says the same, of all of them. */
import type { Graph } from '../graph/graph.ts';
import {
  schemaChanges,
  type ColumnChange,
  type Reader,
  type RenamingEvidence,
  type SchemaChange,
} from '../graph/schema-change.ts';
import type { Dataset } from '../model/catalog.ts';
import { runOf } from '../model/event.ts';
import type { JobId } from '../model/identity.ts';
import { evidenceRecord, spanRecord } from './record.ts';

export interface SchemaVersionLine {
  readonly change: SchemaChange;
  /** The job whose run brought it; null where an event about no run did. */
  readonly job: JobId | null;
  /** The first of its changes. */
  readonly columns: readonly ColumnChange[];
  /** How many more there are. */
  readonly more: number;
}

export interface SchemaHistory {
  /** Whose word it is, as of the newest version. */
  readonly voice: SchemaChange['voice'];
  /** How many versions there are. */
  readonly count: number;
  /** Newest first. */
  readonly versions: readonly SchemaVersionLine[];
  /** How many older ones are left out. */
  readonly more: number;
  /** True where a version shown gives a column another type. */
  readonly hasRetyped: boolean;
}

const MAX_VERSIONS = 30;
const MAX_COLUMNS = 30;

/** Null where there is but one version, or none. */
export function schemaHistory(graph: Graph, dataset: Dataset): SchemaHistory | null {
  const changes = schemaChanges(graph, dataset);
  const newest = changes.at(-1);
  if (newest === undefined || changes.length === 1) return null;
  const versions = changes
    .slice(-MAX_VERSIONS)
    .reverse()
    .map((change) => ({
      change,
      job: jobThatBrought(graph, change),
      columns: change.columns.slice(0, MAX_COLUMNS),
      more: Math.max(0, change.columns.length - MAX_COLUMNS),
    }));
  return {
    voice: newest.voice,
    count: changes.length,
    versions,
    more: changes.length - versions.length,
    hasRetyped: versions.some(({ columns }) => columns.some(({ kind }) => kind === 'retyped')),
  };
}

function jobThatBrought(graph: Graph, { version }: SchemaChange): JobId | null {
  const id = runOf(version.span.first);
  return id === null ? null : (graph.run(id)?.job ?? null);
}

/** Oldest first. */
export function schemaRecords(graph: Graph, dataset: Dataset) {
  return schemaChanges(graph, dataset).map(({ version, voice, isOtherView, columns }) => ({
    columns: version.columns,
    statedBy: voice,
    ...(isOtherView ? { otherView: true as const } : {}),
    changes: columns.map(changeRecord),
    ...spanRecord(version.span),
  }));
}

function changeRecord({ readers, isBreaking, ...change }: ColumnChange) {
  return {
    ...change,
    ...('evidence' in change ? { evidence: renamingRecord(change.evidence) } : {}),
    readers: readers.map(readerRecord),
    breaking: isBreaking,
  };
}

function readerRecord({ job, isStated }: Reader) {
  return { job, columnStated: isStated };
}

function renamingRecord({ kind, job, sources, before, after }: RenamingEvidence) {
  return { kind, job, sources, before: before && evidenceRecord(before), after: evidenceRecord(after) };
}

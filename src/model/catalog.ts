/** The catalog: everything that is documented, each statement with what it rests on. */
import type { Books, Evidence } from './event.ts';
import type {
  Assertion,
  DatasetFacets,
  InputFacets,
  JobFacets,
  OutputFacets,
  RawFacet,
  RunFacets,
  Transformation,
} from './facet.ts';
import type { Glossary, GlossaryColumn, GlossaryDataset, GlossaryJob } from './glossary.ts';
import type { ColumnId, DatasetId, JobId } from './identity.ts';
import type { Instant } from './instant.ts';
import type { Problem } from './problem.ts';
import type { Derivation, SqlReading } from './sql-reading.ts';

/** A facet's value with the event that brought it. */
export interface Stated<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

/** The facets in force for one entity. */
export interface CurrentFacets<Known> {
  readonly known: { readonly [Name in keyof Known]?: Stated<Known[Name]> };
  /** Sorted by name. */
  readonly raw: readonly (Stated<RawFacet> & { readonly name: string })[];
}

/** The events that first and last said a thing; the same one where only one did. */
export interface Span {
  readonly first: Evidence;
  readonly last: Evidence;
}

/** A time through which each statement of a job that could say a thing said it. */
export interface Spell extends Span {
  /** The first statement after it that no longer says the thing; null where there is none. */
  readonly endedBy: Evidence | null;
}

/** `observed`: by a run's event. `declared`: by an event that is about no run. `derived`: read out of SQL. */
export type Origin = 'observed' | 'declared' | 'derived';

/** `current`: by the latest statement of its job. `past`: by an earlier one only. */
export type EdgeState = 'current' | 'past';

export interface IoEdge {
  readonly direction: 'input' | 'output';
  readonly dataset: DatasetId;
  readonly job: JobId;
  readonly state: EdgeState;
  readonly origin: Origin;
  /** True of an output of which the job says outright what it is made of: see {@link DatasetEdge}. */
  readonly explicit: boolean;
  readonly span: Span;
  /** Oldest first; never none. */
  readonly spells: readonly Spell[];
}

/**
 * A dataset made of another, said outright by a `lineage` facet. Where a job's output has any such statement, they
 * stand in place of the job's inputs.
 */
export interface DatasetEdge {
  readonly from: DatasetId;
  readonly to: DatasetId;
  /** Null where an event about the dataset alone says it. */
  readonly job: JobId | null;
  readonly transformations: readonly Transformation[];
  readonly origin: Origin;
  readonly state: EdgeState;
  readonly span: Span;
  /** Oldest first; never none. */
  readonly spells: readonly Spell[];
}

interface ColumnEdgeFacts {
  readonly from: ColumnId;
  /** A whole dataset where the dependency is of all its columns: its rows, their order or their grouping. */
  readonly to: ColumnId | DatasetId;
  /** Null where an event about the dataset alone says it. */
  readonly job: JobId | null;
  readonly transformations: readonly Transformation[];
  readonly state: EdgeState;
  readonly span: Span;
  /** Oldest first; never none. */
  readonly spells: readonly Spell[];
}

/** One that an event states, or one that was read out of the SQL that an event carries. */
export type ColumnEdge = ColumnEdgeFacts &
  (
    | { readonly origin: Exclude<Origin, 'derived'> }
    | { readonly origin: 'derived'; readonly derivation: Derivation }
  );

/**
 * `current`: in the dataset's schema. `past`: in an earlier schema only. `undeclared`: named by lineage, or by
 * a reader, and by no schema of a producer.
 */
export type ColumnState = 'current' | 'past' | 'undeclared';

export interface Column {
  readonly id: ColumnId;
  readonly state: ColumnState;
  readonly type: string | null;
  /** What the schema says of it. */
  readonly description: string | null;
  /** The first and the last event that named it: in a schema, or, where none declares it, in lineage. */
  readonly span: Span;
  readonly glossary: GlossaryColumn | null;
}

/** A field of a schema, nested ones by their path. */
export interface SchemaColumn {
  readonly column: string;
  readonly type: string | null;
  readonly description: string | null;
}

/** A schema from the event that brought it to the last one that repeated it. */
export interface SchemaVersion {
  readonly columns: readonly SchemaColumn[];
  readonly span: Span;
}

/** The latest outcome of one check of a dataset. */
export interface Check extends Stated<Assertion> {
  /** The job that made it; null where an event about the dataset alone says it. */
  readonly job: JobId | null;
}

/**
 * The facets of a dataset, without what it holds in another form: of its schema, which is in its columns, and of its column
 * lineage, which is in edges, there is only the event that said it last.
 */
export type DatasetFacetsInForce = {
  readonly [Name in keyof DatasetFacets]: Name extends 'schema' | 'columnLineage'
    ? null
    : DatasetFacets[Name];
};

export interface Dataset {
  readonly id: DatasetId;
  /** Its other identities, by symlinks; sorted. */
  readonly aliases: readonly DatasetId[];
  /** False where lineage facets alone name it. */
  readonly declared: boolean;
  /** Current ones in the order of the schema, then past ones, then undeclared ones by name. */
  readonly columns: readonly Column[];
  /** Oldest first; each differs from the one before. */
  readonly schemas: readonly SchemaVersion[];
  readonly facets: CurrentFacets<DatasetFacetsInForce>;
  /** By job, column and name. */
  readonly checks: readonly Check[];
  /** What it was called before, oldest first: renames are facts, whatever is done to it later. */
  readonly formerly: readonly Stated<DatasetId>[];
  /** Those about it alone, in their order. */
  readonly events: readonly Evidence[];
  readonly span: Span;
  readonly glossary: GlossaryDataset | null;
}

/** What a run's last terminal event says; `unfinished` where there is none. */
export type RunState = 'complete' | 'failed' | 'aborted' | 'unfinished';

export interface RunIo<IoFacets> {
  readonly id: DatasetId;
  /** Of this use: `inputFacets` or `outputFacets`. */
  readonly facets: CurrentFacets<IoFacets>;
  /** What the run says of the dataset as it read or left it. */
  readonly dataset: CurrentFacets<
    Pick<DatasetFacets, 'version' | 'lifecycleStateChange' | 'dataQualityMetrics' | 'dataQualityAssertions'>
  >;
}

export interface Run {
  readonly id: string;
  readonly job: JobId;
  readonly state: RunState;
  /** The time of its first event, whatever that is. */
  readonly firstSeen: Instant;
  /** The time of its START event; null where the log has none. */
  readonly startedAt: Instant | null;
  /** The time of its last terminal event; null while unfinished. */
  readonly endedAt: Instant | null;
  /** In their order. */
  readonly events: readonly Evidence[];
  readonly inputs: readonly RunIo<InputFacets>[];
  readonly outputs: readonly RunIo<OutputFacets>[];
  readonly facets: CurrentFacets<RunFacets>;
}

export interface Job {
  readonly id: JobId;
  readonly facets: CurrentFacets<JobFacets>;
  /** Newest first. */
  readonly runs: readonly Run[];
  /** Those outside any run, in their order. */
  readonly events: readonly Evidence[];
  /** What these events say of the datasets that they name. */
  readonly declared: {
    readonly inputs: readonly RunIo<InputFacets>[];
    readonly outputs: readonly RunIo<OutputFacets>[];
  };
  /** What its SQL says; null where it has none. */
  readonly sql: SqlReading | null;
  readonly span: Span;
  readonly glossary: GlossaryJob | null;
}

export interface Catalog {
  /** The moment that it tells of: that of its newest event, unless another was asked for. */
  readonly asOf: Instant;
  /** Sorted by identity. */
  readonly datasets: readonly Dataset[];
  /** Sorted by identity. */
  readonly jobs: readonly Job[];
  /** Newest first. */
  readonly runs: readonly Run[];
  readonly ioEdges: readonly IoEdge[];
  readonly datasetEdges: readonly DatasetEdge[];
  readonly columnEdges: readonly ColumnEdge[];
  readonly glossary: Glossary;
  readonly problems: readonly Problem[];
  readonly books: Books;
}

/** True where the edge is to a column, and not to a dataset as a whole. */
export function endsAtColumn(edge: ColumnEdge): edge is ColumnEdge & { readonly to: ColumnId } {
  return 'column' in edge.to;
}

/**
 * True where values flow: a transformation is DIRECT, or none is stated. An edge with INDIRECT ones alone only
 * decides which rows there are, or their order or grouping (spec: ColumnLineageDatasetFacet 1-2-0).
 */
export function isDirect(edge: ColumnEdge): boolean {
  if (!endsAtColumn(edge)) return false;
  return edge.transformations.length === 0 || edge.transformations.some((one) => one.type !== 'INDIRECT');
}

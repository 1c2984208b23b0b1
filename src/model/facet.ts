/**
 * OpenLineage facets, as the spec names their members (openlineage.io/spec/facets). Only those that Headwater
 * reads are typed; members beyond these are kept as they came, and facets that no one knows are kept whole.
 */
import type { Json } from './json.ts';

type Maybe<T> = T | null | undefined;

export interface SchemaField {
  readonly name: string;
  readonly type?: Maybe<string>;
  readonly description?: Maybe<string>;
  /** Counted from 1. */
  readonly ordinal_position?: Maybe<number>;
  /** Of a struct, or of an array of structs. */
  readonly fields?: Maybe<readonly SchemaField[]>;
}

export interface SchemaFacet {
  readonly fields?: Maybe<readonly SchemaField[]>;
}

export interface DocumentationFacet {
  readonly description: string;
  readonly contentType?: Maybe<string>;
}

/** How a column was made of another. `type` is `DIRECT` or `INDIRECT`; whatever else a producer writes is kept. */
export interface Transformation {
  readonly type: string;
  readonly subtype?: Maybe<string>;
  readonly description?: Maybe<string>;
  readonly masking?: Maybe<boolean>;
}

export interface InputField {
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly transformations?: Maybe<readonly Transformation[]>;
}

/** What one output column was made of. */
export interface ColumnLineageField {
  readonly inputFields: readonly InputField[];
  /** Deprecated since 1-2-0 in favour of {@link InputField.transformations}. */
  readonly transformationDescription?: Maybe<string>;
  /** Deprecated since 1-2-0: `IDENTITY` or `MASKED`. */
  readonly transformationType?: Maybe<string>;
}

export interface ColumnLineageFacet {
  /** By output column. Pairs, not an object, so that a column may be called `__proto__`. */
  readonly fields: readonly (readonly [column: string, lineage: ColumnLineageField])[];
  /** What the whole dataset depends on: filters, joins, sorting, grouping. */
  readonly dataset?: Maybe<readonly InputField[]>;
}

export interface SymlinksFacet {
  readonly identifiers?: Maybe<
    readonly { readonly namespace: string; readonly name: string; readonly type?: Maybe<string> }[]
  >;
}

export interface DataSourceFacet {
  readonly name?: Maybe<string>;
  readonly uri?: Maybe<string>;
}

export interface OwnershipFacet {
  readonly owners?: Maybe<readonly { readonly name: string; readonly type?: Maybe<string> }[]>;
}

export interface LifecycleFacet {
  readonly lifecycleStateChange: string;
  readonly previousIdentifier?: Maybe<{ readonly namespace: string; readonly name: string }>;
}

export interface OutputStatisticsFacet {
  readonly rowCount?: Maybe<number>;
  readonly size?: Maybe<number>;
  readonly fileCount?: Maybe<number>;
}

export type InputStatisticsFacet = OutputStatisticsFacet;

export interface SqlFacet {
  readonly query: string;
}

export interface SourceCodeFacet {
  readonly language?: Maybe<string>;
  readonly sourceCode: string;
}

export interface SourceCodeLocationFacet {
  readonly type?: Maybe<string>;
  readonly url?: Maybe<string>;
  readonly path?: Maybe<string>;
  readonly version?: Maybe<string>;
}

export interface JobTypeFacet {
  readonly processingType?: Maybe<string>;
  readonly integration?: Maybe<string>;
  readonly jobType?: Maybe<string>;
}

export interface ParentFacet {
  readonly run: { readonly runId: string };
  readonly job: { readonly namespace: string; readonly name: string };
}

export interface NominalTimeFacet {
  readonly nominalStartTime: string;
  readonly nominalEndTime?: Maybe<string>;
}

export interface ErrorMessageFacet {
  readonly message: string;
  readonly programmingLanguage?: Maybe<string>;
  readonly stackTrace?: Maybe<string>;
}

export interface ProcessingEngineFacet {
  readonly name?: Maybe<string>;
  readonly version?: Maybe<string>;
  readonly openlineageAdapterVersion?: Maybe<string>;
}

/** The known facets of each place where facets may stand, by their names in events. */
export interface DatasetFacets {
  readonly schema: SchemaFacet;
  readonly documentation: DocumentationFacet;
  readonly columnLineage: ColumnLineageFacet;
  readonly symlinks: SymlinksFacet;
  readonly dataSource: DataSourceFacet;
  readonly ownership: OwnershipFacet;
  readonly lifecycleStateChange: LifecycleFacet;
}

export interface InputFacets {
  readonly inputStatistics: InputStatisticsFacet;
}

export interface OutputFacets {
  readonly outputStatistics: OutputStatisticsFacet;
}

export interface JobFacets {
  readonly sql: SqlFacet;
  readonly sourceCode: SourceCodeFacet;
  readonly sourceCodeLocation: SourceCodeLocationFacet;
  readonly documentation: DocumentationFacet;
  readonly ownership: OwnershipFacet;
  readonly jobType: JobTypeFacet;
}

export interface RunFacets {
  readonly parent: ParentFacet;
  readonly nominalTime: NominalTimeFacet;
  readonly errorMessage: ErrorMessageFacet;
  readonly processing_engine: ProcessingEngineFacet;
}

/** A facet that is kept as it came: `unknown` to Headwater, or `invalid` by the schema of its name. */
export interface RawFacet {
  readonly reason: 'unknown' | 'invalid';
  readonly value: Json;
}

/** The facets of one entity in one event. */
export interface Facets<Known> {
  readonly known: { readonly [Name in keyof Known]?: Known[Name] };
  readonly raw: ReadonlyMap<string, RawFacet>;
  /** Names whose facet says `_deleted: true`. */
  readonly deleted: ReadonlySet<string>;
}

/** The facets of datasets, and of their uses as inputs and outputs, as the spec names their members. */
import type { Maybe } from './maybe.ts';

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

/** What feeds a target of explicit lineage: a dataset, or one of its fields; or a job (spec: LineageFacet 1-0-0). */
export type LineageInput =
  | {
      readonly type: 'DATASET';
      readonly namespace: string;
      readonly name: string;
      /** Beside a whole target: a field that all of the target depends on. */
      readonly field?: Maybe<string>;
      readonly transformations?: Maybe<readonly Transformation[]>;
    }
  | ({ readonly type: 'JOB' } & NamedJob);

/** Without a name: the event's own job. */
export interface NamedJob {
  readonly namespace?: Maybe<string>;
  readonly name?: Maybe<string>;
  readonly runId?: Maybe<string>;
}

/** What a dataset is made of, said outright. */
export interface LineageDatasetFacet {
  /** An empty list says that nothing tracked feeds it. */
  readonly inputs?: Maybe<readonly LineageInput[]>;
  /** By the target's field. Pairs, not an object, so that a field may be called `__proto__`. */
  readonly fields?: Maybe<
    readonly (readonly [field: string, entry: { readonly inputs: readonly LineageInput[] }])[]
  >;
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

/** One side of a comparison. */
export type SubsetOperand =
  { readonly type: 'field'; readonly field: string } | { readonly type: 'literal'; readonly value: string };

/** Which part of a dataset was read or written (spec: BaseSubsetDatasetFacet 1-0-0). */
export type SubsetCondition =
  | { readonly type: 'location'; readonly locations: readonly string[] }
  | {
      readonly type: 'partition';
      readonly partitions: readonly {
        readonly identifier?: Maybe<string>;
        readonly dimensions: Readonly<Record<string, unknown>>;
      }[];
    }
  | {
      readonly type: 'binary';
      /** `AND` or `OR`. */
      readonly operator: string;
      readonly left: SubsetCondition;
      readonly right: SubsetCondition;
    }
  | {
      readonly type: 'compare';
      /** `EQUAL`, `GREATER_THAN`, `GREATER_EQUAL_THAN`, `LESS_THAN` or `LESS_EQUAL_THAN`. */
      readonly comparison: string;
      readonly left: SubsetOperand;
      readonly right: SubsetOperand;
    };

export interface InputSubsetFacet {
  readonly inputCondition: SubsetCondition;
}

export interface OutputSubsetFacet {
  readonly outputCondition: SubsetCondition;
}

/** Where and in what form the data lies. */
export interface StorageFacet {
  readonly storageLayer: string;
  readonly fileFormat?: Maybe<string>;
}

export interface DatasetTypeFacet {
  readonly datasetType: string;
  readonly subType?: Maybe<string>;
}

export interface DatasetVersionFacet {
  readonly datasetVersion: string;
}

export interface CatalogFacet {
  readonly framework: string;
  readonly type: string;
  readonly name: string;
  readonly metadataUri?: Maybe<string>;
  readonly warehouseUri?: Maybe<string>;
  readonly source?: Maybe<string>;
}

/** From the outermost level to the innermost: catalog, schema, table. */
export interface HierarchyFacet {
  readonly hierarchy: readonly { readonly type: string; readonly name: string }[];
}

export interface Tag {
  readonly key: string;
  readonly value: string;
  readonly source?: Maybe<string>;
}

/** Of the dataset, or of the column that `field` names. */
export interface DatasetTagsFacet {
  readonly tags?: Maybe<readonly (Tag & { readonly field?: Maybe<string> })[]>;
}

export interface ColumnMetrics {
  readonly nullCount?: Maybe<number>;
  readonly distinctCount?: Maybe<number>;
  readonly sum?: Maybe<number>;
  readonly count?: Maybe<number>;
  readonly min?: Maybe<number>;
  readonly max?: Maybe<number>;
  /** From the quantile, `0.5`, to its value. */
  readonly quantiles?: Maybe<Readonly<Record<string, number>>>;
}

export interface DataQualityMetricsFacet {
  readonly rowCount?: Maybe<number>;
  readonly bytes?: Maybe<number>;
  readonly fileCount?: Maybe<number>;
  readonly lastUpdated?: Maybe<string>;
  /** By column. Pairs, not an object, so that a column may be called `__proto__`. */
  readonly columnMetrics?: Maybe<readonly (readonly [column: string, metrics: ColumnMetrics])[]>;
}

export interface Assertion {
  readonly assertion: string;
  readonly success: boolean;
  readonly column?: Maybe<string>;
  readonly severity?: Maybe<string>;
  readonly name?: Maybe<string>;
  readonly description?: Maybe<string>;
  readonly expected?: Maybe<string>;
  readonly actual?: Maybe<string>;
}

export interface DataQualityAssertionsFacet {
  readonly assertions: readonly Assertion[];
}

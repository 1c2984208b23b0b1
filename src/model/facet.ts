/**
 * OpenLineage facets, as the spec names their members (openlineage.io/spec/facets). Only those that Headwater
 * reads are typed; members beyond these are kept as they came, and facets that no one knows are kept whole.
 */
import type {
  CatalogFacet,
  ColumnLineageFacet,
  DataQualityAssertionsFacet,
  DataQualityMetricsFacet,
  DatasetTagsFacet,
  DatasetTypeFacet,
  DatasetVersionFacet,
  DataSourceFacet,
  DocumentationFacet,
  HierarchyFacet,
  InputStatisticsFacet,
  InputSubsetFacet,
  LifecycleFacet,
  LineageDatasetFacet,
  OutputStatisticsFacet,
  OutputSubsetFacet,
  OwnershipFacet,
  SchemaFacet,
  StorageFacet,
  SymlinksFacet,
} from './dataset-facet.ts';
import type {
  JobTypeFacet,
  LineageJobFacet,
  SourceCodeFacet,
  SourceCodeLocationFacet,
  SqlFacet,
} from './job-facet.ts';
import type {
  EnvironmentVariablesFacet,
  ErrorContextFacet,
  ErrorMessageFacet,
  ExecutionParametersFacet,
  ExternalQueryFacet,
  ExtractionErrorFacet,
  JobDependenciesFacet,
  NominalTimeFacet,
  ParentFacet,
  ProcessingEngineFacet,
  TagsFacet,
  TestFacet,
} from './run-facet.ts';

export type * from './dataset-facet.ts';
export type * from './job-facet.ts';
export type * from './run-facet.ts';

/** The known facets of each place where facets may stand, by their names in events. */
export interface DatasetFacets {
  readonly schema: SchemaFacet;
  readonly documentation: DocumentationFacet;
  readonly columnLineage: ColumnLineageFacet;
  readonly lineage: LineageDatasetFacet;
  readonly symlinks: SymlinksFacet;
  readonly dataSource: DataSourceFacet;
  readonly ownership: OwnershipFacet;
  readonly lifecycleStateChange: LifecycleFacet;
  readonly version: DatasetVersionFacet;
  readonly storage: StorageFacet;
  readonly datasetType: DatasetTypeFacet;
  readonly catalog: CatalogFacet;
  readonly hierarchy: HierarchyFacet;
  readonly tags: DatasetTagsFacet;
  readonly dataQualityMetrics: DataQualityMetricsFacet;
  readonly dataQualityAssertions: DataQualityAssertionsFacet;
}

export interface InputFacets {
  readonly inputStatistics: InputStatisticsFacet;
  readonly dataQualityMetrics: DataQualityMetricsFacet;
  readonly dataQualityAssertions: DataQualityAssertionsFacet;
  readonly subset: InputSubsetFacet;
}

export interface OutputFacets {
  readonly outputStatistics: OutputStatisticsFacet;
  readonly subset: OutputSubsetFacet;
}

export interface JobFacets {
  readonly sql: SqlFacet;
  readonly sourceCode: SourceCodeFacet;
  readonly sourceCodeLocation: SourceCodeLocationFacet;
  readonly documentation: DocumentationFacet;
  readonly ownership: OwnershipFacet;
  readonly jobType: JobTypeFacet;
  readonly lineage: LineageJobFacet;
  readonly tags: TagsFacet;
}

export interface RunFacets {
  readonly parent: ParentFacet;
  readonly nominalTime: NominalTimeFacet;
  readonly errorMessage: ErrorMessageFacet;
  readonly headwater_errorContext: ErrorContextFacet;
  readonly processing_engine: ProcessingEngineFacet;
  readonly externalQuery: ExternalQueryFacet;
  readonly extractionError: ExtractionErrorFacet;
  readonly environmentVariables: EnvironmentVariablesFacet;
  readonly executionParameters: ExecutionParametersFacet;
  readonly jobDependencies: JobDependenciesFacet;
  readonly tags: TagsFacet;
  readonly test: TestFacet;
}

/**
 * A facet that is shown as it came: `unknown` to Headwater, or `invalid` by the schema of its name. It can be as long
 * as the rest of the event together, so it is left where it is and looked up when it is shown.
 */
export interface RawFacet {
  readonly reason: 'unknown' | 'invalid';
  /** Where it stands in its event: a JSON pointer (RFC 6901). */
  readonly at: string;
}

/** The facets of one entity in one event. */
export interface Facets<Known> {
  readonly known: { readonly [Name in keyof Known]?: Known[Name] };
  readonly raw: ReadonlyMap<string, RawFacet>;
  /** Names whose facet says `_deleted: true`. */
  readonly deleted: ReadonlySet<string>;
}

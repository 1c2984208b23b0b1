/** The facets of jobs, as the spec names their members. */
import type { LineageDatasetFacet, LineageInput, NamedJob } from './dataset-facet.ts';
import type { Maybe } from './maybe.ts';

export interface SqlFacet {
  readonly query: string;
  /** Since 1-1-0; in the producer's own words. */
  readonly dialect?: Maybe<string>;
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

/** A target of explicit lineage: a dataset with what it is made of, or a job with what it reads. */
export type LineageEntry =
  | ({ readonly type: 'DATASET'; readonly namespace: string; readonly name: string } & LineageDatasetFacet)
  | ({ readonly type: 'JOB'; readonly inputs?: Maybe<readonly LineageInput[]> } & NamedJob);

/** A job's lineage, said outright: it outranks what its inputs and outputs suggest. */
export interface LineageJobFacet {
  readonly entries: readonly LineageEntry[];
}

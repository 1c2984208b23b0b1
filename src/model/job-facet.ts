/** The facets of jobs, as the spec names their members. */
import type { Maybe } from './maybe.ts';

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

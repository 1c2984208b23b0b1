/** The facets of runs, as the spec names their members. */
import type { Tag } from './dataset-facet.ts';
import type { Maybe } from './maybe.ts';

export interface ParentFacet {
  readonly run: { readonly runId: string };
  readonly job: { readonly namespace: string; readonly name: string };
  /** The outermost run: the DAG's, where the parent is a task of it. */
  readonly root?: Maybe<{
    readonly run: { readonly runId: string };
    readonly job: { readonly namespace: string; readonly name: string };
  }>;
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

/** Headwater's own, of its logger: how far a run had come when it met the error of its {@link ErrorMessageFacet}. */
export interface ErrorContextFacet {
  /** What it was doing, in words. */
  readonly step?: Maybe<string>;
  /** What it was reading or writing. */
  readonly dataset?: Maybe<{ readonly namespace: string; readonly name: string }>;
  /** Of all that it reads. */
  readonly rowsRead?: Maybe<number>;
  /** Of all that it writes. */
  readonly rowsWritten?: Maybe<number>;
  readonly detail?: Maybe<string>;
}

export interface ProcessingEngineFacet {
  readonly name?: Maybe<string>;
  readonly version?: Maybe<string>;
  readonly openlineageAdapterVersion?: Maybe<string>;
}

export interface ExternalQueryFacet {
  readonly externalQueryId: string;
  readonly source: string;
}

export interface ExtractionErrorFacet {
  readonly totalTasks: number;
  readonly failedTasks: number;
  readonly errors: readonly {
    readonly errorMessage: string;
    readonly stackTrace?: Maybe<string>;
    readonly task?: Maybe<string>;
    readonly taskNumber?: Maybe<number>;
  }[];
}

export interface EnvironmentVariablesFacet {
  readonly environmentVariables: readonly { readonly name: string; readonly value: string }[];
}

export interface ExecutionParametersFacet {
  readonly parameters?: Maybe<
    readonly {
      readonly key: string;
      readonly name?: Maybe<string>;
      readonly description?: Maybe<string>;
      readonly value?: Maybe<string>;
    }[]
  >;
}

interface Dependency {
  readonly job: { readonly namespace: string; readonly name: string };
  readonly run?: Maybe<{ readonly runId: string }>;
  readonly dependency_type?: Maybe<string>;
  readonly sequence_trigger_rule?: Maybe<string>;
  readonly status_trigger_rule?: Maybe<string>;
}

export interface JobDependenciesFacet {
  readonly upstream?: Maybe<readonly Dependency[]>;
  readonly downstream?: Maybe<readonly Dependency[]>;
  readonly trigger_rule?: Maybe<string>;
}

export interface TestFacet {
  readonly tests: readonly {
    readonly name: string;
    readonly status: string;
    readonly severity?: Maybe<string>;
    readonly type?: Maybe<string>;
    readonly description?: Maybe<string>;
    readonly expected?: Maybe<string>;
    readonly actual?: Maybe<string>;
  }[];
}

export interface TagsFacet {
  readonly tags?: Maybe<readonly Tag[]>;
}

/** Where a run stood when an error happened, as a facet of our own beside the spec's `errorMessage`. */
import type { DatasetId } from '../model/identity.ts';
import { checkCount } from './count.ts';
import { checkNamed, type LoggedDatasets } from './dataset.ts';
import { LineageError } from './error.ts';
import { PRODUCER, type Facets } from './event.ts';
import { checkKeys } from './key.ts';
import type { Run } from './run.ts';
import { checkText, describeValue, isRecord } from './value.ts';

export interface ErrorContext {
  /** What the run was doing, in words: `computing mart.loan_risk`. */
  readonly step?: string;
  /** What it was reading or writing. It need not be logged: one that could not be read never is. */
  readonly dataset?: DatasetId;
  /** Rows that it had read, of all its inputs; by default as logged. */
  readonly rowsRead?: number;
  /** Rows that it had written, of all its outputs; by default as logged. */
  readonly rowsWritten?: number;
  /** Whatever else helps. */
  readonly detail?: string;
}

/** The schema lies beside this file. Its name and that of the facet are built as the spec asks of custom facets. */
const SCHEMA_URL =
  'https://raw.githubusercontent.com/headwater-docs/headwater/main/src/logger/schema/1-0-0/HeadwaterErrorContextRunFacet.json#/$defs/HeadwaterErrorContextRunFacet';

const KEYS: readonly string[] = [
  'step',
  'dataset',
  'rowsRead',
  'rowsWritten',
  'detail',
] satisfies readonly (keyof ErrorContext)[];

/** @throws LineageError where the context says nothing in a place where it says something, or under a key that nothing reads. */
export function checkErrorContext(context: ErrorContext): void {
  checkRecord(context);
  checkKeys(context, KEYS, 'The context of an error');
  for (const key of ['step', 'detail'] as const) {
    checkText(context[key], `The ${key} of an error`);
    if (context[key]?.trim() === '')
      throw new LineageError(`The ${key} of an error is blank. Say it in words, or leave it out.`);
  }
  for (const key of ['rowsRead', 'rowsWritten'] as const) checkCount(context[key], `The ${key} of an error`);
  if (context.dataset !== undefined)
    checkNamed(context.dataset, 'The dataset of an error needs a namespace and a name, and is');
}

function checkRecord(context: unknown): void {
  if (isRecord(context)) return;
  throw new LineageError(
    `The context of an error should be an object, and is ${describeValue(context)}. Give one with any of ${KEYS.join(', ')}, or leave it out.`,
  );
}

/** Nothing where nothing is known: neither from `context` nor from what the run has logged. */
export function errorContextFacets(run: Run, context: ErrorContext): Facets {
  const { step, dataset, detail } = context;
  const rowsRead = context.rowsRead ?? rowsIn(run.inputs);
  const rowsWritten = context.rowsWritten ?? rowsIn(run.outputs);
  const content = {
    ...(step === undefined ? {} : { step }),
    ...(dataset === undefined ? {} : { dataset: { namespace: dataset.namespace, name: dataset.name } }),
    ...(rowsRead === undefined ? {} : { rowsRead }),
    ...(rowsWritten === undefined ? {} : { rowsWritten }),
    ...(detail === undefined ? {} : { detail }),
  };
  if (Object.keys(content).length === 0) return {};
  return { headwater_errorContext: { _producer: PRODUCER, _schemaURL: SCHEMA_URL, ...content } };
}

/** What takes the context of an earlier error back, since the facets of a run's events add up; nothing where there is none. */
export function withoutContext({ headwater_errorContext: context }: Facets): Facets {
  if (context === undefined) return {};
  return { headwater_errorContext: { _producer: PRODUCER, _schemaURL: SCHEMA_URL, _deleted: true } };
}

/** The rows of those datasets whose rows were counted; undefined where none were. */
function rowsIn(datasets: LoggedDatasets): number | undefined {
  const counts = Array.from(datasets.values(), ({ rowCount }) => rowCount).filter(
    (count) => count !== undefined,
  );
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** The lineage logger: calls by which a pipeline says what it read, what it wrote, how good that is and how it ended. */
import { randomBytes } from 'node:crypto';
import type { JobId } from '../model/identity.ts';
import { checkCall } from './call.ts';
import { checkMapping } from './check-mapping.ts';
import { checkMeasurements } from './check-quality.ts';
import type { ColumnMapping } from './column-lineage.ts';
import { checkDataset, checkNamed } from './dataset.ts';
import { LineageError } from './error.ts';
import { checkErrorContext, errorContextFacets, withoutContext, type ErrorContext } from './error-context.ts';
import { errorMessageFacets, errorText } from './error-message.ts';
import { appendEvent } from './events-csv.ts';
import {
  runEvent,
  type EndStatus,
  type EventContent,
  type EventType,
  type Facets,
  type RunEvent,
} from './event.ts';
import { jobFacets, type JobDescription } from './facet.ts';
import { newRunId, type RandomBytes } from './run-id.ts';
import type { Measurement } from './quality.ts';
import {
  contentOf,
  qualityContent,
  scopeOf,
  wholeScope,
  withIo,
  withMappings,
  withMeasurements,
  withoutDatasets,
  type Run,
  type RunIo,
} from './run.ts';
import { writeRunFile } from './run-file.ts';

export interface LoggerOptions {
  /** The folder of `events/` and `events.csv`; made where it does not exist. */
  readonly directory: string;
  /** The clock. */
  readonly now?: () => Date;
  /** The randomness of run ids. */
  readonly random?: RandomBytes;
  /** Paths in error messages are written relative to this folder; the working folder by default. */
  readonly root?: string;
}

/**
 * `startRun`, `logIo`, `logQuality`, `logError` and `endRun` each write an event before they return, and the last
 * event of a run repeats all that the run said. Column lineage is kept for that last event: it is about a finished
 * output.
 */
export interface Logger {
  /** Opens a run of a job and returns its id. */
  readonly startRun: (namespace: string, name: string, description?: JobDescription) => string;
  /** Says what the run read and wrote; may be called again as more is known. */
  readonly logIo: (runId: string, io: RunIo) => void;
  /** Says which columns the columns of an output were made from. The outputs and inputs are logged before. */
  readonly logColumnLineage: (runId: string, mappings: readonly ColumnMapping[]) => void;
  /** Says what was measured of datasets that were logged as inputs or outputs; may be called again. */
  readonly logQuality: (runId: string, measurements: readonly Measurement[]) => void;
  /** Says that an error happened, and where the run stood. The run goes on: it may mend it, or end as failed. */
  readonly logError: (runId: string, error: unknown, context?: ErrorContext) => void;
  /**
   * Closes the run. An error belongs to a run that failed or was aborted; one that `logError` was given keeps its
   * context, of any other the log says how many rows the run had read and written.
   */
  readonly endRun: (runId: string, status: EndStatus, error?: unknown) => void;
  /** Runs `body` within a run: COMPLETE when it returns, FAIL with its error, which is thrown on, when it throws. */
  readonly withRun: <T>(
    namespace: string,
    name: string,
    body: (runId: string) => T | Promise<T>,
    description?: JobDescription,
  ) => Promise<T>;
}

interface OpenRun {
  readonly run: Run;
  readonly events: readonly RunEvent[];
  readonly mappings: readonly ColumnMapping[];
  /** What `logError` was given last. */
  readonly loggedError?: unknown;
  /** Milliseconds. */
  readonly lastTime: number;
}

const END_STATUSES: readonly string[] = ['COMPLETE', 'FAIL', 'ABORT'] satisfies readonly EndStatus[];

/** A logger that writes below `directory`. @throws LineageError from its calls, where they contradict each other. */
export function createLogger(options: LoggerOptions): Logger {
  const { directory, now = () => new Date(), random = randomBytes, root = process.cwd() } = options;
  const open = new Map<string, OpenRun>();
  const ended = new Map<string, EndStatus>();

  function find(runId: string, call: string): OpenRun {
    const found = open.get(runId);
    if (found !== undefined) return found;
    const status = ended.get(runId);
    throw new LineageError(
      status === undefined
        ? `${call} got the run id "${runId}", which this logger did not start. Pass the id that startRun returned.`
        : `${call} was called for the run "${runId}", which has ended as ${status}. Start a new run.`,
    );
  }

  /** Events of one run get distinct times, so that whoever sorts by time finds them in their order. */
  function write(state: OpenRun, type: EventType, content: EventContent, mappings: readonly ColumnMapping[]) {
    const time = Math.max(now().getTime(), state.lastTime + 1);
    const event = runEvent(type, new Date(time), content);
    const events = [...state.events, event];
    writeRunFile(directory, state.run.id, events);
    appendEvent(directory, event, mappings);
    open.set(state.run.id, { ...state, events, lastTime: time });
  }

  function startRun(namespace: string, name: string, description: JobDescription = {}): string {
    const job: JobId = { namespace, name };
    checkNamed(job, 'A job needs a namespace and a name, and got');
    const id = newRunId(now(), random);
    const run: Run = {
      id,
      job,
      jobFacets: jobFacets(description),
      inputs: new Map(),
      outputs: new Map(),
      lineage: new Map(),
      quality: new Map(),
      error: {},
    };
    const content = contentOf(run, wholeScope(run), { jobFacets: run.jobFacets, runFacets: {} });
    write({ run, events: [], mappings: [], lastTime: 0 }, 'START', content, []);
    return id;
  }

  function logIo(runId: string, io: RunIo): void {
    const state = find(runId, 'logIo');
    for (const dataset of [...(io.inputs ?? []), ...(io.outputs ?? [])]) checkDataset(dataset);
    const run = withIo(state.run, io);
    const content = contentOf(run, scopeOf(io), { jobFacets: {}, runFacets: {} });
    write({ ...state, run }, 'RUNNING', content, []);
  }

  function logColumnLineage(runId: string, mappings: readonly ColumnMapping[]): void {
    const state = find(runId, 'logColumnLineage');
    for (const mapping of mappings) checkMapping(state.run, mapping);
    const run = withMappings(state.run, mappings);
    open.set(runId, { ...state, run, mappings: [...state.mappings, ...mappings] });
  }

  function logQuality(runId: string, measurements: readonly Measurement[]): void {
    const state = find(runId, 'logQuality');
    checkCall('logQuality', state.run, () => {
      checkMeasurements(state.run, measurements);
    });
    const run = withMeasurements(state.run, measurements);
    write({ ...state, run }, 'RUNNING', qualityContent(run, measurements), []);
  }

  function logError(runId: string, error: unknown, context: ErrorContext = {}): void {
    const state = find(runId, 'logError');
    checkCall('logError', state.run, () => {
      checkErrorContext(context);
    });
    const run = { ...state.run, error: errorFacets(state.run, error, context) };
    write({ ...state, run, loggedError: error }, 'RUNNING', withoutDatasets(run, run.error), []);
  }

  function errorFacets(run: Run, error: unknown, context: ErrorContext): Facets {
    return { ...errorMessageFacets(error, root), ...errorContextFacets(run, context) };
  }

  function endRun(runId: string, status: EndStatus, error?: unknown): void {
    const state = find(runId, 'endRun');
    if (!END_STATUSES.includes(status))
      throw new LineageError(`endRun got the status "${status}". Use one of ${END_STATUSES.join(', ')}.`);
    if (status === 'COMPLETE' && error !== undefined)
      throw new LineageError(
        `endRun got an error for a COMPLETE run. End it as FAIL, or leave the error out.`,
      );
    const isLogged = error === undefined || error === state.loggedError;
    const runFacets = isLogged
      ? state.run.error
      : { ...withoutContext(state.run.error), ...errorFacets(state.run, error, {}) };
    const content = contentOf(state.run, wholeScope(state.run), {
      jobFacets: state.run.jobFacets,
      runFacets,
    });
    write(state, status, content, state.mappings);
    close(runId, status);
  }

  function close(runId: string, status: EndStatus): void {
    open.delete(runId);
    ended.set(runId, status);
  }

  /** Ends a run whose body threw. It does not throw: the body's own error is the one to tell. */
  function failRun(runId: string, error: unknown): void {
    try {
      endRun(runId, 'FAIL', error);
    } catch {
      failBarely(runId, error);
    }
  }

  /** Where what the run had said cannot be written, or no longer, it still has failed. */
  function failBarely(runId: string, error: unknown): void {
    try {
      const state = find(runId, 'endRun');
      write(state, 'FAIL', withoutDatasets(state.run, errorMessageFacets(error, root)), []);
    } catch (failure) {
      process.emitWarning(
        `The end of the run "${runId}" as FAIL could not be written: ${errorText(failure, root)}`,
      );
    }
    close(runId, 'FAIL');
  }

  async function withRun<T>(
    namespace: string,
    name: string,
    body: (runId: string) => T | Promise<T>,
    description?: JobDescription,
  ): Promise<T> {
    const runId = startRun(namespace, name, description);
    try {
      const result = await body(runId);
      if (open.has(runId)) endRun(runId, 'COMPLETE');
      return result;
    } catch (error) {
      if (open.has(runId)) failRun(runId, error);
      throw error;
    }
  }

  return { startRun, logIo, logColumnLineage, logQuality, logError, endRun, withRun };
}

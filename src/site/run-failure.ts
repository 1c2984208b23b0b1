/** What a run that met an error had read, how far it came, and what is stale because of it; the page and its twin say the same. */
import type { RunIo, Run, Stated } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import type { ErrorContextFacet, InputFacets, OutputFacets } from '../model/facet.ts';
import { formatInstant } from '../model/instant.ts';
import { lastWordOf } from '../graph/run-history.ts';
import { setbackOfRun } from '../health/stale/setback.ts';
import { staleAfter, type StaleDataset } from '../health/stale/stale.ts';
import { evidenceRecord } from './record.ts';
import type { Site } from './site.ts';

/** Rows of several datasets together. */
export interface RowsSaid {
  readonly rows: number;
  /** How many datasets say how many rows they are, of how many. */
  readonly said: number;
  readonly of: number;
}

export interface RunFailure {
  /** What its producer said of the moment of the error; null where it said nothing. */
  readonly context: Stated<ErrorContextFacet> | null;
  /** By the statistics of its inputs and outputs; null where none says how many rows. */
  readonly read: RowsSaid | null;
  readonly written: RowsSaid | null;
  /** The last event that speaks of it. */
  readonly lastWord: Evidence | null;
  /** Nearest first; none of a run that completed in spite of its error. */
  readonly stale: readonly StaleDataset[];
}

/** Null for a run that met no error, as far as the log shows, and is not given up. */
export function runFailure({ ledger }: Site, run: Run): RunFailure | null {
  const setback = setbackOfRun(ledger, run.id);
  const context = run.facets.known.headwater_errorContext ?? null;
  const failed = run.state === 'failed' || run.state === 'aborted';
  if (setback === null && context === null && !failed) return null;
  return {
    context,
    read: rowsOf<InputFacets>(run.inputs, ({ inputStatistics }) => inputStatistics?.value.rowCount),
    written: rowsOf<OutputFacets>(run.outputs, ({ outputStatistics }) => outputStatistics?.value.rowCount),
    lastWord: lastWordOf(run),
    stale: setback === null ? [] : staleAfter(ledger, setback),
  };
}

function rowsOf<IoFacets>(
  uses: readonly RunIo<IoFacets>[],
  rowCountOf: (known: RunIo<IoFacets>['facets']['known']) => number | null | undefined,
): RowsSaid | null {
  const counts = uses
    .map(({ facets }) => rowCountOf(facets.known))
    .filter((rows) => typeof rows === 'number');
  if (counts.length === 0) return null;
  return { rows: counts.reduce((sum, rows) => sum + rows, 0), said: counts.length, of: uses.length };
}

export function runFailureRecord(failure: RunFailure | null) {
  if (failure === null) return null;
  const { context, read, written, lastWord, stale } = failure;
  return {
    step: context?.value.step ?? null,
    dataset: context?.value.dataset ?? null,
    rowsRead: context?.value.rowsRead ?? read?.rows ?? null,
    rowsWritten: context?.value.rowsWritten ?? written?.rows ?? null,
    detail: context?.value.detail ?? null,
    evidence: context && evidenceRecord(context.evidence),
    lastEvent: lastWord && evidenceRecord(lastWord),
    stale: stale.map(({ id, distance, until }) => ({
      ...id,
      distance,
      until: until && formatInstant(until),
    })),
  };
}

/** Runs that took unusually long or short, or wrote unusually many or few rows. */
import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { runDurations } from './duration.ts';
import { rowCounts } from './row-count.ts';
import { episodesOf, type Episode } from './series.ts';

/** By job, and by dataset and job, each in its order of time. One of several runs in a row that are unusual alike, with the newest. */
export function anomalyFindings(ledger: Ledger): Finding[] {
  return [...durationFindings(ledger), ...rowCountFindings(ledger)];
}

function durationFindings(ledger: Ledger): Finding[] {
  return ledger.network.catalog.jobs.flatMap(({ id }) =>
    episodesOf(runDurations(ledger, id)).map((episode): Finding => ({
      kind: 'duration-unusual',
      subject: { kind: 'job', id },
      ...factsOf(episode),
    })),
  );
}

function rowCountFindings(ledger: Ledger): Finding[] {
  return ledger.network.catalog.datasets.flatMap(({ id }) =>
    rowCounts(ledger, id)
      .flatMap(({ figures }) => episodesOf(figures))
      .map((episode): Finding => ({
        kind: 'row-count-unusual',
        subject: { kind: 'dataset', id },
        ...factsOf(episode),
      })),
  );
}

function factsOf({ since, figure, unusual, count, until }: Episode) {
  const { run, evidence } = figure;
  return { since, until, evidence, expectation: null, run, unusual, count };
}

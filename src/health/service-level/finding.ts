/** What jobs and datasets did not keep of what people expect of them. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import type { Duration } from '../../model/duration.ts';
import { typeOf, type Evidence } from '../../model/event.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { datasetServices, type Breach, type DatasetService } from './dataset-service.ts';
import { jobServices, type JobService } from './job-service.ts';
import type { DueMoment } from './punctuality.ts';

type FindingOf<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>;

/** `run-missed`, `run-late` and `dataset-late`: those of jobs, then those of datasets, each in the order of the catalog and oldest first. */
export function serviceFindings(ledger: Ledger): Finding[] {
  return [
    ...jobServices(ledger).flatMap((service) => runFindings(service, ledger.settings.patience)),
    ...datasetServices(ledger).flatMap((service) =>
      service.breaches.map((breach) => datasetLate(service, breach)),
    ),
  ];
}

function runFindings(service: JobService, patience: number): Finding[] {
  const found: Finding[] = [];
  let missed: DueMoment[] = [];
  for (const moment of service.moments) {
    if (moment.outcome === 'missed') missed.push(moment);
    if (moment.run === null) continue;
    if (missed.length > 0) found.push(runMissed(service, missed, moment.run, patience));
    missed = [];
    if (moment.outcome === 'late') found.push(runLate(service, moment, moment.run, patience));
  }
  return missed.length === 0 ? found : [...found, runMissed(service, missed, null, patience)];
}

/** @param next the first run after them that was made for a moment */
function runMissed(
  { job, moments, missedFrom }: JobService,
  missed: readonly DueMoment[],
  next: Run | null,
  patience: number,
): FindingOf<'run-missed'> {
  const [first] = missed;
  if (first === undefined) throw new RangeError('no moment was missed');
  const due = (first === moments[0] ? missedFrom : null) ?? first.due;
  const since = after(due, patience);
  return {
    kind: 'run-missed',
    subject: { kind: 'job', id: job.id },
    since,
    until: next && laterOf(beganAt(next), since),
    due,
    count: missed.length + (due < first.due ? 1 : 0),
    isCut: due < first.due,
    evidence: null,
    expectation: job.glossary?.place ?? null,
  };
}

function runLate(
  { job }: JobService,
  { due, lateness }: DueMoment,
  run: Run,
  patience: number,
): FindingOf<'run-late'> {
  return {
    kind: 'run-late',
    subject: { kind: 'job', id: job.id },
    since: after(due, patience),
    until: beganAt(run),
    due,
    run,
    by: (lateness ?? 0) as Duration,
    evidence: firstWordOf(run),
    expectation: job.glossary?.place ?? null,
  };
}

function datasetLate(
  { dataset }: DatasetService,
  { due, lastWrite, nextWrite }: Breach,
): FindingOf<'dataset-late'> {
  return {
    kind: 'dataset-late',
    subject: { kind: 'dataset', id: dataset.id },
    since: due,
    until: nextWrite?.endedAt ?? null,
    due,
    lastWrite,
    evidence: null,
    expectation: dataset.glossary?.place ?? null,
  };
}

/** The event by which the run is known to have begun. */
function firstWordOf({ events }: Run): Evidence | null {
  return events.find((event) => typeOf(event) === 'START') ?? events[0] ?? null;
}

function after(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds);
}

function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

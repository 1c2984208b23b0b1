/** Changes of schemas by which jobs may break, and whether each of these has come through since. */
import { countLeading } from '../../model/bisection.ts';
import { schemaChanges, type ColumnChange, type SchemaChange } from '../../graph/schema-change.ts';
import { beganAt, isCompleted } from '../../graph/run-history.ts';
import type { Dataset } from '../../model/catalog.ts';
import { runOf } from '../../model/event.ts';
import { compareStrings, type JobId } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { BreakingColumn, Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { withoutFlapping, type VersionFinding } from './flapping.ts';

/**
 * One for each version of a schema that may break a reader, by dataset and then oldest first. It is so until, for each
 * column, all jobs that read it have completed a run that began after the change, or the column is there again as it was.
 * Those that undo each other are one.
 */
export function schemaFindings(ledger: Ledger): Finding[] {
  const { catalog, graph } = ledger.network;
  return catalog.datasets
    .filter(({ schemas }) => schemas.length > 1)
    .flatMap((dataset) => {
      const found = schemaChanges(graph, dataset)
        .filter(({ version }) => version.span.first.time <= ledger.asOf)
        .flatMap((change, index) => {
          const finding = findingOf(ledger, dataset, change, index);
          return finding === null ? [] : [{ index, finding }];
        });
      return withoutFlapping(dataset.schemas, found);
    });
}

type Breaking = Extract<ColumnChange, { kind: BreakingColumn['what'] }>;

function findingOf(
  ledger: Ledger,
  dataset: Dataset,
  change: SchemaChange,
  index: number,
): VersionFinding['finding'] | null {
  const breaking = change.columns.filter((column): column is Breaking => column.isBreaking);
  if (breaking.length === 0) return null;
  const { first } = change.version.span;
  const settled = settledAt(ledger, change);
  const ends = breaking.map((column) => {
    const back = backAt(ledger, dataset, index, column);
    const through = latestOf(column.readers.map(({ job }) => firstThrough(ledger, job, settled)));
    return earlierOf(back, through);
  });
  const until = latestOf(ends);
  // Who met the change came through in that very run.
  if (until !== null && until <= first.time) return null;
  return {
    kind: 'schema-breaking',
    subject: { kind: 'dataset', id: dataset.id },
    since: first.time,
    until,
    evidence: first,
    expectation: null,
    columns: breaking.map(columnOf),
    count: 1,
  };
}

function columnOf(change: Breaking): BreakingColumn {
  return {
    column: change.column,
    what: change.kind,
    detail: detailOf(change),
    type: change.kind === 'retyped' ? change.to : null,
    affected: change.uses.flatMap((use) => ('column' in use ? [use] : [])),
  };
}

function detailOf(change: Breaking): string | null {
  switch (change.kind) {
    case 'removed':
      return change.type;
    case 'renamed':
      return change.to;
    case 'retyped':
      return change.from;
  }
}

/**
 * From when on a run met the change. Who began to read before the run that made it was over may have met what was there
 * before; where a reader alone tells of it, its own run met it.
 */
function settledAt({ network, asOf }: Ledger, { version, voice }: SchemaChange): Instant {
  const { first } = version.span;
  const id = runOf(first);
  const run = id === null ? null : network.graph.run(id);
  if (run === null) return first.time;
  if (voice === 'reader') return beganAt(run);
  return run.endedAt !== null && run.endedAt > first.time && run.endedAt <= asOf ? run.endedAt : first.time;
}

/** When a later version has the column again, of one that was retyped with its former type. */
function backAt({ asOf }: Ledger, { schemas }: Dataset, index: number, change: Breaking): Instant | null {
  const isBack = (type: string | null): boolean => change.kind !== 'retyped' || type === change.from;
  const later = schemas.slice(index + 1);
  const back = later.find(({ columns }) =>
    columns.some(({ column, type }) => column === change.column && isBack(type)),
  );
  return back !== undefined && back.span.first.time <= asOf ? back.span.first.time : null;
}

/** When the first of the job's runs that began then or later, and completed, was over. */
function firstThrough(ledger: Ledger, job: JobId, since: Instant): Instant | null {
  const runs = ledger.runsOf(job);
  for (let at = countLeading(runs, (run) => beganAt(run) < since); at < runs.length; at++) {
    const run = runs[at];
    if (run !== undefined && isCompleted(run)) return run.endedAt;
  }
  return null;
}

/** Null where one of them is still to come. */
function latestOf(moments: readonly (Instant | null)[]): Instant | null {
  const passed = moments.filter((moment) => moment !== null);
  return passed.length < moments.length ? null : (passed.sort(compareStrings).at(-1) ?? null);
}

function earlierOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

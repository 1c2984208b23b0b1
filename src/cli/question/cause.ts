/** `headwater cause`: why a dataset may be wrong. */
import { readableTime } from '../../components/words.ts';
import { causesOf, type Cause, type Causes, type SchemaDifference } from '../../graph/cause.ts';
import type { Check, Run } from '../../model/catalog.ts';
import type { DatasetId } from '../../model/identity.ts';
import { InputError } from '../../model/input-error.ts';
import { visible } from '../../model/visible.ts';
import { formatInstant } from '../../model/instant.ts';
import { evidenceRecord } from '../../site/record.ts';
import { plural } from '../terminal.ts';
import { COMMON_HELP, type Answer, type Asked, type Question } from './question.ts';
import type { CauseRecord } from './record.ts';
import { nameOf } from './word.ts';

export const CAUSE_QUESTION: Question = {
  help: `Lists why a dataset may be wrong: upstream runs that failed, did not end or were not made since an input was
rewritten, upstream schemas that changed, and upstream checks that failed, before the last run that wrote it; nearest
first, each with the event that says it. Runs that only a schedule asks for are not known here: "headwater health" says
which were missed, and what is stale for it.

Usage: npm run headwater -- cause <name> [options]

${COMMON_HELP}
Example: npm run headwater -- cause report/executive_kpis
`,
  names: ['<name>'],
  options: [],
  answer,
};

function answer({ network, ids: [of], names }: Asked): Answer {
  if (of === undefined) throw new RangeError('no name was asked about');
  if ('column' in of) {
    const { namespace, name } = of;
    throw new InputError(
      `${nameOf(of)} is a column, and runs write whole datasets`,
      `Ask for its dataset: ${names.spelled({ namespace, name })}`,
    );
  }
  const causes = causesOf(network, of);
  return { found: causes.causes.length > 0, lines: linesOf(of, causes), record: recordOf(of, causes) };
}

function linesOf(of: DatasetId, { causes, more, runs }: Causes): string[] {
  if (causes.length === 0) {
    const seen = runs.length > 0 ? '' : ' No run that wrote it is known.';
    return [`Nothing upstream says why ${nameOf(of)} would be wrong.${seen}`];
  }
  const margin = String(causes.length).length;
  return [
    `Why ${nameOf(of)} may be wrong: ${plural(causes.length, 'cause')}`,
    ...causes.flatMap((cause, index) => {
      const [first = '', ...rest] = causeLines(cause);
      const indent = ' '.repeat(margin + 4);
      return ['', `  ${String(index + 1).padStart(margin)}  ${first}`, ...rest.map((line) => indent + line)];
    }),
    ...(more > 0
      ? ['', `${plural(more, 'cause')} farther away ${more === 1 ? 'is' : 'are'} not listed.`]
      : []),
  ];
}

function causeLines(cause: Cause): string[] {
  const { distance, path, run, evidence } = cause;
  const way = path.flatMap(({ dataset, job }) => [nameOf(dataset), ...(job === null ? [] : [nameOf(job)])]);
  const error = run.facets.known.errorMessage?.value.message;
  return [
    `${whatHappened(cause)}; ${plural(distance, 'step')} upstream`,
    way.join(' ← '),
    `run ${visible(run.id)} of ${nameOf(run.job)}`,
    ...(cause.kind === 'failed' && error !== undefined ? [`error: ${visible(firstLine(error))}`] : []),
    `event ${evidence.digest.slice(0, 12)} of ${readableTime(evidence.time)}, ${visible(evidence.file)}:${evidence.line}`,
  ];
}

function whatHappened(cause: Cause): string {
  const job = nameOf(cause.run.job);
  switch (cause.kind) {
    case 'failed':
      return `${job} ${cause.run.state === 'aborted' ? 'was aborted' : 'failed'}`;
    case 'unfinished':
      return `${job} began, and no event ends it`;
    case 'not-run':
      return `${job} has not run since ${nameOf(cause.rewrittenBy.job)} rewrote ${nameOf(cause.input)}`;
    case 'check':
      return `${plural(cause.checks.length, 'check')} of ${nameOf(cause.dataset)} failed: ${listText(cause.checks.map(checkName))}`;
    case 'schema':
      return `${nameOf(cause.dataset)} has other columns than before: ${differenceText(cause.difference)}`;
  }
}

function checkName({ value: { name, assertion, column } }: Check): string {
  const what = name ?? assertion;
  return column == null || what.includes(column) ? what : `${what} of ${column}`;
}

/** How many columns are named of each sort of difference, and how many checks. */
const NAMED = 5;

function differenceText({ added, removed, retyped }: SchemaDifference): string {
  const types = retyped.map(
    ({ column, from, to }) => `${column} (${from ?? 'no type'} → ${to ?? 'no type'})`,
  );
  const parts = [
    ['added', added],
    ['removed', removed],
    ['of another type', types],
  ] as const;
  return parts
    .filter(([, columns]) => columns.length > 0)
    .map(([word, columns]) => `${word} ${listText(columns)}`)
    .join('; ');
}

function listText(columns: readonly string[]): string {
  const rest = columns.length - NAMED;
  return [...columns.slice(0, NAMED).map(visible), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function recordOf(of: DatasetId, { causes, more, runs }: Causes): CauseRecord {
  return { question: 'cause', of, writtenBy: runs.map(runRecord), causes: causes.map(causeRecord), more };
}

function causeRecord(cause: Cause): CauseRecord['causes'][number] {
  const { kind, distance, path, run, evidence } = cause;
  return {
    kind,
    distance,
    path: path.map(({ dataset, job }) => ({ dataset, job })),
    run: runRecord(run),
    input: kind === 'not-run' ? cause.input : null,
    rewrittenBy: kind === 'not-run' ? runRecord(cause.rewrittenBy) : null,
    dataset: kind === 'schema' || kind === 'check' ? cause.dataset : null,
    checks: kind === 'check' ? cause.checks.map(checkRecord) : [],
    difference: kind === 'schema' ? cause.difference : null,
    evidence: evidenceRecord(evidence),
  };
}

function checkRecord({ value, evidence }: Check): CauseRecord['causes'][number]['checks'][number] {
  const { assertion, name = null, column = null, severity = null, expected = null, actual = null } = value;
  return { assertion, name, column, severity, expected, actual, event: evidence.digest };
}

function runRecord({ id, job, state, startedAt, endedAt }: Run): CauseRecord['writtenBy'][number] {
  return {
    id,
    job,
    state,
    startedAt: startedAt && formatInstant(startedAt),
    endedAt: endedAt && formatInstant(endedAt),
  };
}

/** Findings in words: the same on the health page, on the terminal and in messages. */
import type { BreakingColumn, Finding, FindingKind, Setback, Unusual } from '../health/finding.ts';
import type { Failure } from '../health/failure.ts';
import { onlyWarns } from '../health/gravity.ts';
import { figureOf, figureText } from '../health/quality/figure-text.ts';
import { foundBy } from '../health/quality/found.ts';
import { ruleText } from '../health/quality/rule-text.ts';
import { columnsOfRule } from '../model/rule.ts';
import { beganAt } from '../graph/run-history.ts';
import type { Assertion } from '../model/facet.ts';
import type { Run } from '../model/catalog.ts';
import { formatDuration } from '../model/duration.ts';
import type { DatasetId } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';

/** `bad`: data was not made, or is wrong. `warn`: it may be, or it came late. */
export type Tone = 'bad' | 'warn';

export interface FindingWord {
  /** What the subject is: `failed`, `stale`. */
  readonly word: string;
  readonly tone: Tone;
  /** Its kind as a heading over many. */
  readonly plural: string;
}

export const FINDING_WORDS: Readonly<Record<FindingKind, FindingWord>> = {
  'run-failed': { word: 'failed', tone: 'bad', plural: 'failed runs' },
  'run-overdue': { word: 'overdue', tone: 'warn', plural: 'overdue runs' },
  'run-abandoned': { word: 'abandoned', tone: 'bad', plural: 'abandoned runs' },
  'run-missed': { word: 'did not run', tone: 'bad', plural: 'missed runs' },
  'run-late': { word: 'ran late', tone: 'warn', plural: 'late runs' },
  'run-too-long': { word: 'took too long', tone: 'warn', plural: 'runs that took too long' },
  'duration-unusual': { word: 'unusual duration', tone: 'warn', plural: 'unusual durations' },
  'row-count-unusual': { word: 'unusual row count', tone: 'warn', plural: 'unusual row counts' },
  'check-failed': { word: 'check failed', tone: 'bad', plural: 'failed checks' },
  'rule-broken': { word: 'rule broken', tone: 'bad', plural: 'broken rules' },
  'score-dropped': { word: 'score dropped', tone: 'warn', plural: 'dropped scores' },
  'schema-breaking': { word: 'breaking change', tone: 'bad', plural: 'breaking changes' },
  'dataset-late': { word: 'not fresh', tone: 'bad', plural: 'datasets that were not fresh' },
  'dataset-stale': { word: 'stale', tone: 'bad', plural: 'stale datasets' },
};

/** The word for it: of a run that was aborted, and of a check that is only to warn, another than of its kind. */
export function findingWord(finding: Finding): FindingWord {
  const said = FINDING_WORDS[finding.kind];
  if (finding.kind === 'run-failed' && finding.run.state === 'aborted') return { ...said, word: 'aborted' };
  if (finding.kind !== 'check-failed' || !onlyWarns(finding)) return said;
  return { ...said, word: `check failed (${finding.check.value.severity?.trim() ?? ''})`, tone: 'warn' };
}

/** What happened, as a clause without a full stop. It quotes strangers: who shows it on a terminal makes it visible. */
export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'run-failed':
      return failureText(finding);
    case 'run-overdue':
      return `its run began ${timeText(beganAt(finding.run))} and ${finding.run.endedAt === null ? 'has' : 'had'} not ended, past its time of ${timeText(finding.since)}`;
    case 'run-abandoned':
      return `no event ends its run that began ${timeText(beganAt(finding.run))}; a later one began`;
    case 'run-missed':
      return finding.count === 1
        ? `no run began that was due ${timeText(finding.due)}`
        : `no run began ${finding.isCut ? 'at least ' : ''}${figureText(finding.count)} times in a row, the first due ${timeText(finding.due)}`;
    case 'run-late':
      return `due ${timeText(finding.due)}, it began ${formatDuration(finding.by)} late`;
    case 'run-too-long':
      return `it took ${spanText(finding.took)}, and may take ${formatDuration(finding.longest)}`;
    case 'duration-unusual':
      return `it took ${spanText(finding.unusual.value)}; the median of ${figureOf(finding.unusual.runs, 'run')} before is ${spanText(finding.unusual.median)}${rowText(finding)}`;
    case 'row-count-unusual':
      return `${figureOf(finding.unusual.value, 'row')} ${finding.unusual.value === 1 ? 'was' : 'were'} written; the median of ${figureOf(finding.unusual.runs, 'run')} before is ${figureText(finding.unusual.median)}${rowText(finding)}`;
    case 'check-failed':
      return `${checkText(finding.check.value, foundBy(finding.check, finding.run))}${silenceText(finding.silent)}`;
    case 'rule-broken':
      return [[...columnsOfRule(finding.rule), ruleText(finding.rule)].join(' '), finding.found].join(': ');
    case 'score-dropped':
      return `its score fell from ${scoreText(finding.from)} to ${scoreText(finding.to)}`;
    case 'schema-breaking':
      return `${listText(finding.columns.map(columnText), '; ')}${finding.count === 1 ? '' : `; ${figureText(finding.count)} breaking changes, as its schema went back and forth`}`;
    case 'dataset-late':
      return `to be fresh by ${timeText(finding.due)}, ${writtenText(finding.lastWrite)}`;
    case 'dataset-stale':
      return `${listText(finding.because.map(setbackText), '; ')}; ${writtenText(finding.lastWrite)}`;
  }
}

/** Of several runs that are told as one, how many there are, and the newest. */
function failureText({ run, earlier = [] }: Failure): string {
  const newest = errorLine(run) ?? `${ended(run)} without an error message`;
  if (earlier.length === 0) return newest;
  const states = new Set(
    [run, ...earlier].map(({ state }) => (state === 'aborted' ? 'were aborted' : 'failed')),
  );
  const what = [...states].sort().join(' or ');
  return `${figureText(earlier.length + 1)} runs ${what}, and none completed between; the newest: ${newest}`;
}

/** The first line of what went wrong; null where the log does not say. */
function errorLine({ facets }: Run): string | null {
  const line = facets.known.errorMessage?.value.message.trim().split('\n', 1)[0] ?? '';
  return line === '' ? null : line;
}

function ended({ state }: Run): string {
  return state === 'aborted' ? 'it was aborted' : 'it failed';
}

function checkText({ name, assertion, column, expected, actual }: Assertion, found: string | null): string {
  const what = name ?? assertion;
  // Many producers name the column in the check's name.
  const of = column == null || what.includes(column) ? what : `${what} of ${column}`;
  const figures = [expected && `expected ${expected}`, actual ? `found ${actual}` : found]
    .filter(Boolean)
    .join(', ');
  return figures === '' ? of : `${of}: ${figures}`;
}

/** Of figures that are unusual run after run. */
function rowText({ count, unusual }: { readonly count: number; readonly unusual: Unusual }): string {
  if (count === 1) return '';
  return `; ${figureText(count)} runs in a row are far ${unusual.value > unusual.median ? 'above' : 'below'} theirs`;
}

/** Of a check that failed and was not heard of again. */
function silenceText(silent: number): string {
  if (silent === 0) return '';
  return silent === 1
    ? '; the run since does not report it'
    : `; the ${figureText(silent)} runs since do not report it`;
}

function columnText({ column, what, detail, type, affected }: BreakingColumn): string {
  const change = {
    removed: `${column} removed`,
    retyped: `${column} retyped${detail === null ? '' : ` from ${detail}`}${type === null ? '' : ` to ${type}`}`,
    renamed: `${column} renamed${detail === null ? '' : ` to ${detail}`}`,
  }[what];
  return affected.length === 0
    ? change
    : `${change}, of which ${figureOf(affected.length, 'column')} ${affected.length === 1 ? 'is or was' : 'are or were'} made`;
}

/** Why something was not made: `etl_orders failed 2026-11-06 02:03 UTC`. */
export function setbackText(setback: Setback): string {
  const { name } = setback.job;
  switch (setback.kind) {
    case 'run': {
      const { state, endedAt } = setback.run;
      if (state === 'aborted') return `${name} was aborted ${timeText(endedAt ?? setback.since)}`;
      if (state === 'failed') return `${name} failed ${timeText(endedAt ?? setback.since)}`;
      return `a run of ${name} began ${timeText(beganAt(setback.run))} and was not heard of again`;
    }
    case 'missed':
      return `${name} did not run ${timeText(setback.due)}`;
    case 'behind':
      return `${name} has not run since ${setback.input.name} was rewritten ${timeText(setback.rewrittenBy.endedAt ?? setback.since)}`;
  }
}

function writtenText(run: Run | null): string {
  return run?.endedAt == null ? 'and no run has written it' : `last written ${timeText(run.endedAt)}`;
}

/** How many of several are named. */
const NAMED = 5;

function listText(texts: readonly string[], separator: string): string {
  const rest = texts.length - NAMED;
  return [...texts.slice(0, NAMED), ...(rest > 0 ? [`${figureText(rest)} more`] : [])].join(separator);
}

/** To the minute. */
export function timeText(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** `340 ms`, `1.8 s`, `3 min 20 s`. @param milliseconds a length of time */
export function spanText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 60_000 ? `${(milliseconds / 1000).toFixed(1)} s` : formatDuration(milliseconds);
}

/** To one decimal, and never 100, nor 0, of what is not quite that. */
export function scoreText(score: number): string {
  const rounded = Math.round(score * 10) / 10;
  return figureText(score > 0 && score < 100 ? Math.min(99.9, Math.max(0.1, rounded)) : rounded);
}

/** `namespace/name`. */
export function nameText({ namespace, name }: DatasetId): string {
  return `${namespace}/${name}`;
}

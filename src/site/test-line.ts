/** Checks of the log and rules of the glossary, as a page lists them. */
import type { CheckHistory } from '../health/quality/check-history.ts';
import type { Outcome } from '../health/quality/course.ts';
import type { RuleHistory } from '../health/quality/rule-history.ts';
import { ruleText } from '../health/quality/rule-text.ts';
import type { Place } from '../model/place.ts';
import { compareStrings, type JobId } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import { columnsOfRule } from '../model/rule.ts';
import { visible } from '../model/visible.ts';

/** A check of the log, or a rule of the glossary, and how it stands. */
export interface TestLine {
  /** What it is called: by whoever made the check, or by the kind of the rule. */
  readonly name: string;
  /** The kind of a check that has a name of its own. */
  readonly kind: string | null;
  readonly description: string | null;
  /** None where it is about the rows as a whole. */
  readonly columns: readonly string[];
  /** What it expects, in words; null where a check does not say. */
  readonly expects: string | null;
  readonly severity: string | null;
  /** `ended`: its job makes other checks now. */
  readonly state: 'failed' | 'not-measured' | 'passed' | 'ended';
  readonly since: Instant | null;
  readonly latest: Outcome | null;
  /** How often it was measured. */
  readonly measured: number;
  /** Of a check: how many complete runs of its job have not reported it since. */
  readonly silent: number;
  /** Of a check; null where an event about the dataset alone says it. */
  readonly job: JobId | null;
  /** Where people wrote the rule; null of a check. */
  readonly place: Place | null;
}

const ORDER = ['failed', 'not-measured', 'passed', 'ended'] as const;

/** In the order of {@link ORDER}, and then by column. */
export function testLines(rules: readonly RuleHistory[], checks: readonly CheckHistory[]): TestLine[] {
  const lines = [...rules.map(ruleLine), ...checks.map(checkLine)].sort(byColumn);
  return ORDER.flatMap((state) => lines.filter((line) => line.state === state));
}

/** Those of the rows as a whole first. The sort keeps the order of those of one column. */
function byColumn(a: TestLine, b: TestLine): number {
  return compareStrings(a.columns[0] ?? '', b.columns[0] ?? '');
}

function ruleLine({ rule, state, since, latest, measured }: RuleHistory): TestLine {
  return {
    name: rule.kind,
    kind: null,
    description: null,
    columns: columnsOfRule(rule),
    expects: ruleText(rule),
    severity: null,
    state,
    since,
    latest,
    measured,
    silent: 0,
    job: null,
    place: rule.place,
  };
}

function checkLine({ check, ended, state, since, latest, measured, silent }: CheckHistory): TestLine {
  const { assertion, name, description, column, expected, severity } = check.value;
  return {
    name: readable(name ?? assertion),
    kind: name ? readable(assertion) : null,
    description: readable(description),
    columns: column ? [column] : [],
    expects: readable(expected),
    severity: readable(severity),
    state: ended === null ? state : 'ended',
    since: ended === null ? since : ended.at,
    latest: latest && { ...latest, found: readable(latest.found) },
    measured,
    silent,
    job: check.job,
    place: null,
  };
}

/** How many letters of a stranger's text a table shows; the event that is named beside it has the whole. */
const MOST_LETTERS = 1000;

/** As a reader can see it, and no longer than a table can bear. */
function readable(text: string): string;
function readable(text: string | null | undefined): string | null;
function readable(text: string | null | undefined): string | null {
  if (text == null) return null;
  if (text.length <= MOST_LETTERS) return visible(text);
  // Not between the halves of a letter.
  return `${visible(text.slice(0, MOST_LETTERS).replace(/[\uD800-\uDBFF]$/, ''))}…`;
}

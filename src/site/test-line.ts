/** Checks of the log and rules of the glossary, as a page lists them. */
import type { CheckHistory } from '../health/quality/check-history.ts';
import type { Outcome } from '../health/quality/course.ts';
import type { RuleHistory } from '../health/quality/rule-history.ts';
import { ruleText } from '../health/quality/rule-text.ts';
import type { Place } from '../model/place.ts';
import { compareStrings, type JobId } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import { columnsOfRule } from '../model/rule.ts';

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
    job: null,
    place: rule.place,
  };
}

function checkLine({ check, ended, state, since, latest, measured }: CheckHistory): TestLine {
  const { assertion, name, description, column, expected, severity } = check.value;
  return {
    name: name ?? assertion,
    kind: name ? assertion : null,
    description: description ?? null,
    columns: column ? [column] : [],
    expects: expected ?? null,
    severity: severity ?? null,
    state: ended === null ? state : 'ended',
    since: ended === null ? since : ended.at,
    latest,
    measured,
    job: check.job,
    place: null,
  };
}

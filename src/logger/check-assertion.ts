/** Holds the checks of a dataset that a call gives against each other, and each against itself. */
import { checkKnownColumn, describeDataset, type LoggedDataset } from './dataset.ts';
import { LineageError } from './error.ts';
import { checkSlips } from './key.ts';
import { assertionKey, type Assertion } from './quality.ts';
import { checkList, checkText, describeValue, isRecord } from './value.ts';

const KEYS = [
  'assertion',
  'success',
  'column',
  'severity',
  'name',
  'description',
  'expected',
  'actual',
] as const satisfies readonly (keyof Assertion)[];

const SEVERITIES: readonly unknown[] = ['error', 'warn'] satisfies readonly Assertion['severity'][];

/** @throws LineageError where a check has no kind or no outcome, or is made twice. */
export function checkAssertions(assertions: readonly Assertion[] | undefined, dataset: LoggedDataset): void {
  checkList(assertions, `The assertions of ${describeDataset(dataset)}`);
  const seen = new Set<string>();
  for (const one of assertions ?? []) {
    checkNamedKind(one, dataset);
    checkAssertion(one, dataset);
    const key = assertionKey(one);
    if (seen.has(key))
      throw new LineageError(
        `${describeAssertion(one, dataset)} is made twice in one call. Make it once, or tell the two apart by a name.`,
      );
    seen.add(key);
  }
}

function checkNamedKind(one: unknown, dataset: LoggedDataset): void {
  if (isRecord(one) && typeof one['assertion'] === 'string' && one['assertion'].trim() !== '') return;
  throw new LineageError(
    `An assertion on ${describeDataset(dataset)} has no name. Name the kind of check: "not_null", "unique", "row_count" …`,
  );
}

function checkAssertion(one: Assertion, dataset: LoggedDataset): void {
  const { assertion, column } = one;
  for (const key of ['column', 'name', 'description', 'expected', 'actual'] as const)
    checkText(one[key], `The ${key} of an assertion (${assertion}) on ${describeDataset(dataset)}`);
  const what = describeAssertion(one, dataset);
  checkSlips(one, KEYS, what);
  checkOutcome(one.success, what);
  checkSeverity(one.severity, what);
  if (column !== undefined) checkKnownColumn(column, dataset, `column of an assertion (${assertion})`);
}

function checkOutcome(success: unknown, what: string): void {
  if (typeof success === 'boolean') return;
  throw new LineageError(
    `${what} should have a success of true or false, and has ${describeValue(success)}. Say what came of it, or leave out a check that was not made.`,
  );
}

function checkSeverity(severity: unknown, what: string): void {
  if (severity === undefined || SEVERITIES.includes(severity)) return;
  throw new LineageError(
    `${what} has the severity ${describeValue(severity)}. Use "error" where a failure stops the pipeline and "warn" where it only tells, or leave it out.`,
  );
}

function describeAssertion({ assertion, column }: Assertion, dataset: LoggedDataset): string {
  const place = describeDataset(dataset);
  return `The assertion "${assertion}" on ${column === undefined ? place : `the column "${column}" of ${place}`}`;
}

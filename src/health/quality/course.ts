/** How a check or a rule fared from report to report. */
import type { Run } from '../../model/catalog.ts';
import type { Evidence } from '../../model/event.ts';
import type { Instant } from '../../model/instant.ts';

/** What came of it once. */
export interface Outcome {
  readonly at: Instant;
  /** Null where an event about no run says it. */
  readonly run: Run | null;
  readonly passed: boolean;
  /** As a clause: `3 nulls`; null where nothing is said. */
  readonly found: string | null;
  /** Null where the lack of an event shows it. */
  readonly evidence: Evidence | null;
}

/** A time through which it was not kept. */
export interface Failure<Told extends Outcome = Outcome> {
  readonly since: Instant;
  /** When it was kept again, or asked no longer; null while it is not. */
  readonly until: Instant | null;
  /** The newest of that time. */
  readonly outcome: Told;
}

export interface Course<Told extends Outcome = Outcome> {
  /** By the newest outcome; `not-measured` where there is none. */
  readonly state: 'passed' | 'failed' | 'not-measured';
  /** Since when it is so without a break. */
  readonly since: Instant | null;
  readonly latest: Told | null;
  /** How many outcomes there are. */
  readonly measured: number;
  /** Oldest first. */
  readonly failures: readonly Failure<Told>[];
}

/**
 * @param outcomes oldest first
 * @param endedAt when it was asked no longer; null where it still is
 */
export function courseOf<Told extends Outcome>(
  outcomes: readonly Told[],
  endedAt: Instant | null,
): Course<Told> {
  const latest = outcomes.at(-1) ?? null;
  const failures = failuresOf(outcomes, endedAt);
  return {
    state: latest === null ? 'not-measured' : latest.passed ? 'passed' : 'failed',
    since: latest && sinceWhen(outcomes, latest.passed),
    latest,
    measured: outcomes.length,
    failures,
  };
}

function sinceWhen(outcomes: readonly Outcome[], passed: boolean): Instant | null {
  const before = outcomes.findLastIndex((outcome) => outcome.passed !== passed);
  return outcomes[before + 1]?.at ?? null;
}

function failuresOf<Told extends Outcome>(
  outcomes: readonly Told[],
  endedAt: Instant | null,
): Failure<Told>[] {
  const failures: Failure<Told>[] = [];
  let open = null as Omit<Failure<Told>, 'until'> | null;
  for (const outcome of outcomes) {
    if (!outcome.passed) open = { since: open?.since ?? outcome.at, outcome };
    else if (open !== null) {
      failures.push({ ...open, until: outcome.at });
      open = null;
    }
  }
  return open === null ? failures : [...failures, { ...open, until: endedAt }];
}

/** The days of the sample history, and what was odd about some of them. */

/** The nights on which the pipelines ran. */
export const DAYS = Array.from({ length: 14 }, (_, index) => `2026-11-${String(index + 2).padStart(2, '0')}`);

/** When the schedule starts. */
export function scheduleStart(day: string): Date {
  return new Date(`${day}T02:00:00.000Z`);
}

/** What upstream systems changed in their extracts. */
export interface ExtractChange {
  readonly table: string;
  readonly column: string;
  /** Whether the extract of that night has the column. */
  readonly present: (day: string) => boolean;
}

export const EXTRACT_CHANGES: readonly ExtractChange[] = [
  // The shop began to ask for consent, and its extract to carry the answer.
  { table: 'customers', column: 'marketing_consent', present: (day) => day >= '2026-11-09' },
  // For one night the bank's extract was made by an old version of its job.
  { table: 'loans', column: 'credit_score', present: (day) => day !== '2026-11-06' },
];

/** A run that hung while it read, until the scheduler killed it. */
export const STALLED = { day: '2026-11-15', pipeline: 'device_health' } as const;

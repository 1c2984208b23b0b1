/** The nights of the sample history, and what was odd about some of them. Each oddity is data with its reason. */

/** The nights on which the pipelines ran. */
export const DAYS = Array.from({ length: 14 }, (_, index) => `2026-11-${String(index + 2).padStart(2, '0')}`);

/** When the scheduler of a domain starts its pipelines, one after the other; UTC. As the glossary has it. */
const FLOWS = [
  { namespace: 'ecommerce', time: '02:00' },
  { namespace: 'finance', time: '02:15' },
  { namespace: 'iot', time: '02:30' },
  { namespace: 'executive', time: '03:00' },
] as const;

type Namespace = (typeof FLOWS)[number]['namespace'];

interface Oddity {
  readonly day: string;
  readonly why: string;
}

/** Schedulers that did not start at their time; null where they did not start at all. */
const STARTS: readonly (Oddity & { readonly namespace: Namespace; readonly time: string | null })[] = [
  {
    day: '2026-11-10',
    namespace: 'iot',
    time: null,
    why: 'The scheduler had lost its certificate, and nobody was there to renew it before the next day.',
  },
  {
    day: '2026-11-13',
    namespace: 'finance',
    time: '02:52',
    why: 'The scheduler’s machine was being restarted for updates.',
  },
];

/** A run of a scheduler: which pipelines, and when it begins. */
export interface Flow {
  readonly namespace: string;
  readonly start: Date;
}

/** What ran on a night, in the order of its beginning. */
export function flowsOf(day: string): readonly Flow[] {
  return FLOWS.flatMap(({ namespace, time }) => {
    const odd = STARTS.find((one) => one.day === day && one.namespace === namespace);
    const actual = odd === undefined ? time : odd.time;
    return actual === null ? [] : [{ namespace, start: new Date(`${day}T${actual}:00.000Z`) }];
  }).toSorted((a, b) => a.start.getTime() - b.start.getTime());
}

/** Columns that upstream systems added to their extracts, or left out. */
interface ExtractChange {
  readonly table: string;
  readonly column: string;
  /** Whether the extract of that night has the column. */
  readonly present: (day: string) => boolean;
  readonly why: string;
}

export const EXTRACT_CHANGES: readonly ExtractChange[] = [
  {
    table: 'customers',
    column: 'marketing_consent',
    present: (day) => day >= '2026-11-09',
    why: 'The shop began to ask for consent, and its extract to carry the answer.',
  },
  {
    table: 'loans',
    column: 'credit_score',
    present: (day) => day !== '2026-11-06',
    why: 'For one night the bank’s extract was made by an old version of its job.',
  },
];

/** Extracts that were cut off: this many rows came, the oldest. */
export const CUT_OFF: readonly (Oddity & { readonly table: string; readonly rows: number })[] = [
  {
    day: '2026-11-12',
    table: 'orders',
    rows: 12,
    why: 'The shop’s export reached its time limit, and what it had written by then was delivered.',
  },
];

/** Runs that had to wait before they could read; milliseconds. */
export const WAITS: readonly (Oddity & { readonly pipeline: string; readonly milliseconds: number })[] = [
  {
    day: '2026-11-11',
    pipeline: 'etl_transactions',
    milliseconds: 640_000,
    why: 'A backup was copying the volume with the bank’s extracts, and had locked it.',
  },
];

/** A run that hung while it read, until the scheduler killed it. */
export const STALLED = {
  day: '2026-11-15',
  pipeline: 'device_health',
  why: 'The disk stopped answering.',
} as const;

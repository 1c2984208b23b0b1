/** What of the twin of the health page is read to answer questions. */

export interface FindingLine {
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly what: string;
  readonly since: string;
  /** Null where none began. */
  readonly run: string | null;
}

/** What is about one thing. */
interface FindingGroup extends FindingLine {
  readonly also: readonly FindingLine[];
}

interface Trouble extends FindingGroup {
  /** Where in `following` that stands which is put down to it. */
  readonly follows: readonly number[];
  /** How much more is put down to it. */
  readonly moreFollowing: number;
}

export interface HealthTwin {
  /** How many datasets are stale. */
  readonly stale: number;
  readonly open: readonly Trouble[];
  readonly following: readonly FindingLine[];
  readonly past: readonly FindingGroup[];
  readonly morePast: number;
}

/** What is wrong now, each once: what is put down to a trouble comes after it. */
export function openFindings({ open, following }: Pick<HealthTwin, 'open' | 'following'>): FindingLine[] {
  const findings = open.flatMap((trouble) => [
    trouble,
    ...trouble.also,
    ...trouble.follows.flatMap((at) => following[at] ?? []),
  ]);
  return [...new Set(findings)];
}

/** What was wrong and is no more. */
export function pastFindings({ past }: Pick<HealthTwin, 'past'>): FindingLine[] {
  return past.flatMap((group) => [group, ...group.also]);
}

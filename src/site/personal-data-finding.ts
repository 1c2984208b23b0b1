/** What is worth an auditor's look. */
import type { Holding } from '../graph/personal-data/holding.ts';

export type FindingCode = 'public' | 'no-owner' | 'no-retention' | 'undeclared' | 'contradicted';

/** In the order of the page: what the finding is called there, and what to do about it. */
export const FINDINGS: Readonly<Record<FindingCode, { readonly title: string; readonly advice: string }>> = {
  public: {
    title: 'In the clear, in a dataset classified public',
    advice: 'Mask the column, leave it out, or classify the dataset anew.',
  },
  'no-owner': {
    title: 'In the clear, in a dataset without owner',
    advice: 'Name in the glossary who answers for the dataset.',
  },
  'no-retention': {
    title: 'In the clear, in a dataset without retention',
    advice: 'State in the glossary how long the dataset is kept.',
  },
  undeclared: {
    title: 'Derived, and declared by nobody',
    advice:
      'Lineage alone brings it. Declare it in the glossary, under `pii`; or, where nothing of it is left, declare the column free: `pii: none`.',
  },
  contradicted: {
    title: 'Declared free, though lineage brings it in the clear',
    advice:
      'The person’s word stands. See whether it still holds; a job that masks can say so in its lineage.',
  },
};

export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

/** What is said of a column's dataset. */
export interface DatasetWords {
  /** The ids of those who own it, by the glossary or by the log. */
  readonly owners: readonly string[];
  readonly retention: string | null;
  readonly classification: string | null;
}

/** What only tags say of a column that a person declared free is no finding: that is what the person's word is for. */
export function findingsOf(
  { state, declared, via }: Holding,
  { owners, retention, classification }: DatasetWords,
  free: boolean,
): FindingCode[] {
  if (free) return state === 'clear' && via !== null ? ['contradicted'] : [];
  const codes: FindingCode[] = [];
  if (state === 'clear' && classification?.trim().toLowerCase() === 'public') codes.push('public');
  if (state === 'clear' && owners.length === 0) codes.push('no-owner');
  if (state === 'clear' && retention === null) codes.push('no-retention');
  if (declared.length === 0) codes.push('undeclared');
  return codes;
}

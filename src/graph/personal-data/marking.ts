/** What a word says of personal data: in the glossary under `pii`, or as the value of a column's tag. */
import type { Tag } from '../../model/facet.ts';

/** `kind` is null where the word says that there is personal data, and not which. */
export type Marking = { readonly says: 'free' } | { readonly says: 'personal'; readonly kind: string | null };

/** By letters in lower case. */
const FREE: ReadonlySet<string> = new Set(['none', 'no', 'false', '0']);
const UNSTATED: ReadonlySet<string> = new Set(['', 'yes', 'true', '1']);

/** Without what people join words by: `contains_pii`, `Personal Data`. */
const TAG_KEYS: ReadonlySet<string> = new Set(['pii', 'containspii', 'personaldata']);
const JOINTS = /[\s_.-]+/g;

/**
 * `none`, `no`, `false` and `0` say that there is no personal data; `yes`, `true`, `1` and nothing that there is some;
 * any other word is its kind. Letter case does not matter, nor do spaces at the ends.
 */
export function readMarking(word: string): Marking {
  const trimmed = word.trim();
  const lower = trimmed.toLowerCase();
  if (FREE.has(lower)) return { says: 'free' };
  return { says: 'personal', kind: UNSTATED.has(lower) ? null : trimmed };
}

/**
 * What a tag of a column says; null of one that is about something else, and of one that says that there is none: tags
 * are mostly put by tools, and what a tool did not find may be there. Only a person's word frees a column.
 *
 * The key is `pii` (the specification's own example: TagsDatasetFacet 1-0-0), `contains_pii` or `personal_data`, in any
 * letter case, with or without `_`, `-`, `.` and spaces.
 */
export function readTag({ key, value }: Tag): Extract<Marking, { says: 'personal' }> | null {
  if (!TAG_KEYS.has(key.replaceAll(JOINTS, '').toLowerCase())) return null;
  const marking = readMarking(value);
  return marking.says === 'personal' ? marking : null;
}

/** The same for two spellings of one kind: `E-mail  address` and `e-mail address`. Empty where no kind is stated. */
export function spellingKey(kind: string | null): string {
  return kind === null ? '' : kind.replaceAll(/\s+/g, ' ').toLowerCase();
}

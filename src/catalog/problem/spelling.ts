/** Spellings that people take for the same name. */
import { keyOf, type DatasetId, type Key } from '../../model/identity.ts';

/** In what they differ, and how that is taken away. */
type Form = readonly [string, (name: string) => string];

const FORMS: readonly Form[] = [
  ['the white space around it', (name) => name.trim()],
  ['Unicode form', (name) => name.normalize('NFC')],
  ['case', (name) => name.toLowerCase()],
];

const NAMESPACE_FORMS: readonly Form[] = [
  ...FORMS,
  ['the slash at its end', (name) => name.replace(/\/$/, '')],
];

/**
 * The same for names that differ in case, in Unicode normalisation or in the white space around them alone; in a
 * namespace, a slash at its end makes no difference either.
 */
export function spellingKey({ namespace, name }: DatasetId): Key {
  return keyOf(inForms(NAMESPACE_FORMS, namespace), inForms(FORMS, name));
}

/** How one of two names that look alike is other than the other: a clause. */
export function differenceOf(a: DatasetId, b: DatasetId): string {
  if (spellingKey(a) !== spellingKey(b)) return 'one slip away';
  const forms = new Set([...formsOf(a.name, b.name), ...formsOf(a.namespace, b.namespace)]);
  return `which differs in ${[...forms].join(' and ')} alone`;
}

/** The forms that tell two names of one spelling apart. */
function formsOf(a: string, b: string): string[] {
  if (a === b) return [];
  const needed = NAMESPACE_FORMS.filter((form) => {
    const others = NAMESPACE_FORMS.filter((other) => other !== form);
    return inForms(others, a) !== inForms(others, b);
  });
  // None is needed where each of two would do: the sign for kelvin is both another form and another case of `k`.
  return needed.length === 0 ? ['Unicode form'] : needed.map(([what]) => what);
}

function inForms(forms: readonly Form[], name: string): string {
  return forms.reduce((text, [, fold]) => fold(text), name);
}

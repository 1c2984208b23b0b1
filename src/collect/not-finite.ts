/**
 * `NaN`, `Infinity` and `-Infinity`, where a number should be. JSON has no such numbers (RFC 8259, section 6); Python's
 * `json.dumps` writes them all the same, for the mean of nothing or the largest of no values.
 */
import { maskText } from '../model/mask.ts';
import { dotted } from './path.ts';
import { JsonPosition, type Step } from './json-position.ts';

/** What is told of such numbers in one value. */
export interface NotFinite {
  /** The first few, each with its place: names and indices from the value down. */
  readonly first: readonly { readonly path: string; readonly literal: string }[];
  /** How many there are. */
  readonly count: number;
}

/** Such a number in a text: where it begins and ends. */
interface Literal {
  readonly start: number;
  readonly end: number;
  /** Where it stands in the value; null of those that are not told. */
  readonly steps: readonly Step[] | null;
}

/** So many are told of one value: a list of them may be as long as the log. */
const MAX_TOLD = 3;

/** Of each name on the way to one, in characters. */
const MAX_NAME = 80;

/** Those within a list or an object, and outside of strings, of a text that is no JSON, and may be but for them. */
export function notFiniteLiterals(text: string): readonly Literal[] {
  if (!/NaN|Infinity/.test(text)) return [];
  const found: Literal[] = [];
  const position = new JsonPosition(text);
  for (let index = 0; index < text.length;) {
    const end = position.depth === 0 ? index : literalEnd(text, index);
    if (end === index) {
      index = position.pass(index);
      continue;
    }
    found.push({ start: index, end, steps: found.length < MAX_TOLD ? position.steps : null });
    index = end;
  }
  return found;
}

const BEFORE_VALUE = /[\s,:[]/;
const LITERAL = /(?:NaN|-?Infinity)(?=[\s,\]}])/y;

/** `start` where none begins there. */
function literalEnd(text: string, start: number): number {
  if (!'NI-'.includes(text.charAt(start)) || !BEFORE_VALUE.test(text.charAt(start - 1))) return start;
  LITERAL.lastIndex = start;
  return start + (LITERAL.exec(text)?.[0].length ?? 0);
}

/** With `null` in their places. */
export function withNull(text: string, literals: readonly Literal[]): string {
  return replaced(text, literals, () => 'null');
}

/** With other numbers in their places, each as long as what stood there: what else is wrong stands where it stood. */
export function withNumbers(text: string, literals: readonly Literal[]): string {
  return replaced(text, literals, ({ start, end }) => '0'.padEnd(end - start));
}

function replaced(text: string, literals: readonly Literal[], put: (literal: Literal) => string): string {
  const parts: string[] = [];
  let end = 0;
  for (const literal of literals) {
    parts.push(text.slice(end, literal.start), put(literal));
    end = literal.end;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

/**
 * What is told of them.
 * @param text JSON but for them
 */
export function tellNotFinite(text: string, literals: readonly Literal[]): NotFinite {
  const first = literals.flatMap(({ start, end, steps }) =>
    steps === null ? [] : [{ path: dotted(steps.map(nameOf)), literal: text.slice(start, end) }],
  );
  return { first, count: literals.length };
}

/** @param step a key is a JSON string */
function nameOf(step: Step): Step {
  if (typeof step === 'number') return step;
  const name = maskText(JSON.parse(step) as string);
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}

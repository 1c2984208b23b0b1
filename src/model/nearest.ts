/** Which of the known names a mistyped one was meant to be. */
import { distance } from 'fastest-levenshtein';
import { compareStrings } from './identity.ts';

/** How many edits a name of this length may be away: two in five, as its typos grow with it; none below three. */
function reach(length: number): number {
  return length < 3 ? 0 : Math.max(1, Math.floor(length * 0.4));
}

/** The shortest beginning of a name that counts as an abbreviation of it: `desc` for `description`. */
const MIN_ABBREVIATION = 3;

/**
 * The known name that is nearest to `name`, or null where none is near enough to be what was meant. Case and
 * the separators `-`, `_`, `.` and space weigh nothing, but decide between names that are otherwise as near;
 * what is left of a tie goes to the least name, so the answer does not hang on the order of `known`.
 */
export function nearest(name: string, known: Iterable<string>): string | null {
  return nearestAmong(known)(name);
}

/** {@link nearest} for many names and the same known ones. */
export function nearestAmong(known: Iterable<string>): (name: string) => string | null {
  const candidates = [...known].map((name) => ({ name, folded: fold(name) }));
  return (name) => {
    const wanted = fold(name);
    let best: Match | null = null;
    for (const candidate of candidates) {
      const edits = editsBetween(wanted, candidate.folded);
      if (edits === null || (best !== null && edits > best.edits)) continue;
      const match = { name: candidate.name, edits, exact: distance(name, candidate.name) };
      if (best === null || compareMatches(match, best) < 0) best = match;
    }
    return best === null ? null : best.name;
  };
}

interface Match {
  readonly name: string;
  /** Between the folded names. */
  readonly edits: number;
  /** Between the names as they stand. */
  readonly exact: number;
}

function compareMatches(a: Match, b: Match): number {
  return a.edits - b.edits || a.exact - b.exact || compareStrings(a.name, b.name);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/g, '');
}

/** Levenshtein distance; null where it is beyond reach. */
function editsBetween(a: string, b: string): number | null {
  const limit = reach(Math.max(a.length, b.length));
  const surplus = Math.abs(a.length - b.length);
  if (isAbbreviation(a, b) || isAbbreviation(b, a)) return Math.min(limit, surplus);
  if (surplus > limit) return null;
  const edits = distance(a, b);
  return edits <= limit ? edits : null;
}

function isAbbreviation(short: string, long: string): boolean {
  return short.length >= MIN_ABBREVIATION && long.startsWith(short);
}

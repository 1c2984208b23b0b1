/** When a thing was said, and when no longer: the statements that could say it, in the order of time. */
import type { Span, Spell } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { Key } from '../model/identity.ts';
import { widen } from './register.ts';

/** A statement that could say a thing. */
export interface Occasion {
  readonly at: Evidence;
  /** Whether it takes back what it does not say: a run that failed does not. */
  readonly counts: boolean;
}

/** That a thing was said. */
export interface Said {
  /** That of an occasion. */
  readonly at: Evidence;
  readonly span: Span;
}

/** When a thing was said, by the places of the occasions. */
type Times = ReadonlyMap<number, Span>;

/** Gathers at which of the occasions each thing was said. */
export class Mentions {
  readonly #occasions: readonly Occasion[];
  readonly #places: ReadonlyMap<string, number>;
  /** For each place, the first from there on that counts. */
  readonly #counting: readonly (number | null)[];
  readonly #said = new Map<Key, Map<number, Span>>();
  /** Those of the times that several things have together: there is nothing to be added to them. */
  readonly #shared = new Set<Times>();
  /** What was asked for last: edges beside one another are said together as a rule, and share their spells then. */
  #last: { readonly said: Times; readonly spells: readonly Spell[] } = { said: new Map(), spells: [] };

  constructor(occasions: readonly Occasion[]) {
    this.#occasions = [...occasions].sort((a, b) => compareEvidence(a.at, b.at));
    this.#places = new Map(this.#occasions.map(({ at }, place) => [at.digest, place]));
    this.#counting = firstCounting(this.#occasions);
  }

  /** @param at that of an occasion */
  add(key: Key, at: Evidence, span: Span): void {
    this.#addTo(this.#ownTimes(key), { at, span });
  }

  /** Things that were said together, each time. */
  addAll(keys: Iterable<Key>, said: readonly Said[]): void {
    const together = new Map<number, Span>();
    for (const one of said) this.#addTo(together, one);
    this.#shared.add(together);
    for (const key of keys) {
      if (!this.#said.has(key)) this.#said.set(key, together);
      else for (const one of said) this.add(key, one.at, one.span);
    }
  }

  #addTo(times: Map<number, Span>, { at, span }: Said): void {
    const place = this.#places.get(at.digest);
    if (place === undefined) throw new RangeError('a thing was said at none of the occasions');
    times.set(place, widen(times.get(place) ?? null, span));
  }

  #ownTimes(key: Key): Map<number, Span> {
    const times = this.#said.get(key);
    if (times !== undefined && !this.#shared.has(times)) return times;
    const own = new Map(times);
    this.#said.set(key, own);
    return own;
  }

  /** Oldest first; none where it was never said. */
  spells(key: Key): readonly Spell[] {
    const said = this.#said.get(key) ?? new Map<number, Span>();
    if (!isSame(said, this.#last.said)) this.#last = { said, spells: this.#spellsOf(said) };
    return this.#last.spells;
  }

  #spellsOf(when: Times): readonly Spell[] {
    const said = [...when].sort(([a], [b]) => a - b);
    const spells: Spell[] = [];
    for (const [index, [place, span]] of said.entries()) {
      const silent = this.#counting[place + 1] ?? null;
      const next = said[index + 1]?.[0] ?? Infinity;
      const endedBy = silent !== null && silent < next ? (this.#occasions[silent]?.at ?? null) : null;
      const last = spells.at(-1);
      const goesOn = last !== undefined && last.endedBy === null;
      const whole = goesOn ? widen(last, span) : span;
      spells.splice(goesOn ? -1 : spells.length, 1, { first: whole.first, last: whole.last, endedBy });
    }
    return spells;
  }
}

function isSame(a: Times, b: Times): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [place, span] of a) if (b.get(place) !== span) return false;
  return true;
}

function firstCounting(occasions: readonly Occasion[]): readonly (number | null)[] {
  const first: (number | null)[] = occasions.map(() => null);
  let found: number | null = null;
  for (let place = occasions.length - 1; place >= 0; place--) {
    if (occasions[place]?.counts === true) found = place;
    first[place] = found;
  }
  return first;
}

/** The spells of a thing that is said in several ways: it goes on for as long as any of them says it. */
export function joinSpells(ways: readonly (readonly Spell[])[]): readonly Spell[] {
  const spoken = ways.filter((spells) => spells.length > 0);
  if (spoken.length < 2) return spoken[0] ?? [];
  const joined: Spell[] = [];
  for (const spell of spoken.flat().sort((a, b) => compareEvidence(a.first, b.first))) {
    const last = joined.at(-1);
    if (last === undefined || (last.endedBy !== null && compareEvidence(last.endedBy, spell.first) < 0)) {
      joined.push(spell);
    } else {
      joined[joined.length - 1] = { ...widen(last, spell), endedBy: laterEnd(last, spell) };
    }
  }
  return joined;
}

function laterEnd({ endedBy: a }: Spell, { endedBy: b }: Spell): Evidence | null {
  if (a === null || b === null) return null;
  return compareEvidence(a, b) > 0 ? a : b;
}

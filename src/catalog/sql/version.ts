/** The texts that a job's SQL had over time. */
import type { Evidence } from '../../model/event.ts';
import { compareEvidence } from '../../model/event.ts';
import type { SqlFacet } from '../../model/facet.ts';
import { keyOf, type Key } from '../../model/identity.ts';
import type { SqlWords } from '../summary.ts';

/** How many texts of one job are read: the newest ones. */
export const MAX_VERSIONS = 20;

/** A stretch of time through which the SQL stayed the same. */
export interface SqlSpell {
  readonly first: Evidence;
  readonly last: Evidence;
}

/** Texts that are alike in all but their numbers: dates that a scheduler writes into them, above all. */
export interface SqlVersion {
  /** The newest of them. */
  readonly facet: SqlFacet;
  /** Oldest first; never none. */
  readonly spells: readonly SqlSpell[];
}

interface Said {
  readonly shape: Key;
  readonly facet: SqlFacet;
  readonly evidence: Evidence;
}

/** The one that was said last comes last. */
export function sqlVersions(words: SqlWords): readonly SqlVersion[] {
  const said = [...words.values()]
    .flatMap(({ facet, said: events }) => {
      const shape = shapeOf(facet);
      return [...events.values()].map((evidence): Said => ({ shape, facet, evidence }));
    })
    .sort((a, b) => compareEvidence(a.evidence, b.evidence));
  const spells = new Map<Key, SqlSpell[]>();
  for (const [index, { shape, evidence }] of said.entries()) {
    const list = spells.get(shape) ?? [];
    const last = list.at(-1);
    const goesOn = last !== undefined && said[index - 1]?.shape === shape;
    list.splice(goesOn ? -1 : list.length, 1, { first: goesOn ? last.first : evidence, last: evidence });
    // Set anew, so that the order is that of the last words.
    spells.delete(shape);
    spells.set(shape, list);
  }
  const newest = new Map(said.map(({ shape, facet }) => [shape, facet]));
  return [...spells]
    .flatMap(([shape, list]) => {
      const facet = newest.get(shape);
      return facet === undefined ? [] : [{ facet, spells: list }];
    })
    .slice(-MAX_VERSIONS);
}

function shapeOf({ query, dialect }: SqlFacet): Key {
  return keyOf(query.replace(/\b\d[\d._:-]*/g, '0'), dialect ?? '');
}

/** What a text of a log says, its facets read once for all events that repeat them. */
import { canonicalForm, isNestedDeeperThan, type Canonical, type Json } from '../model/json.ts';
import { withoutSecrets } from '../model/mask.ts';
import { cutFacets, markedFacet, withFacets } from './facet-cut.ts';
import type { KnownFacet, KnownFacets } from './known-facet.ts';
import { inexactNumbers, MAX_TOLD } from './number.ts';

export interface Content {
  /** The JSON that says {@link value}. */
  readonly text: string;
  /** Where there are facets, they are not in it, and marks stand for them. */
  readonly value: Json;
  /** None where they are in the value. */
  readonly facets: readonly KnownFacet[];
  /** Numbers as they are written that the value holds only nearly, or as infinite: the first few. Null where there are none. */
  readonly inexact: readonly string[] | null;
}

/** Longer texts are read whole: they are no event as a rule, and nested without end as an exception. */
const MAX_LENGTH = 1024 * 1024;

/** Of what is not in facets: with them, it is within what an event may have. */
const MAX_NESTING = 100;

/**
 * @param known null to read the text whole
 * @throws SyntaxError where it is no JSON.
 */
export function contentOf(text: string, known: KnownFacets | null): Content {
  const apart = known === null || text.length > MAX_LENGTH ? null : facetsApart(text, known);
  return apart ?? { text, value: JSON.parse(text) as Json, facets: [], inexact: inexactNumbers(text) };
}

/** Null where the text has no facets that may be read by themselves. */
function facetsApart(text: string, known: KnownFacets): Content | null {
  const cut = cutFacets(text);
  if (cut === null || inexactNumbers(cut.rest) !== null) return null;
  const facets: KnownFacet[] = [];
  for (const { name, text: facet } of cut.facets) {
    const read = known.get(name, facet);
    if (read === null) return null;
    facets.push(read);
  }
  const value = JSON.parse(cut.rest) as Json;
  return isNestedDeeperThan(value, MAX_NESTING)
    ? null
    : { text: cut.rest, value, facets, inexact: inexactIn(facets) };
}

function inexactIn(facets: readonly KnownFacet[]): readonly string[] | null {
  const found = new Set(facets.flatMap(({ inexact }) => inexact ?? []));
  return found.size === 0 ? null : [...found].slice(0, MAX_TOLD);
}

/** What stands in the log, and what may be published of it. */
export interface CanonicalContent {
  /** Canonical JSON (RFC 8785). */
  readonly canonical: string;
  readonly masked: () => MaskedContent;
}

interface MaskedContent {
  /** As that of {@link Content}, with secrets masked. */
  readonly value: Json;
  /** What a member of an object of facets says: the facet that a mark stands for, or itself. */
  readonly facetOf: (member: Json) => Json;
  /** Canonical JSON. */
  readonly text: string;
}

/** Members come in the canonical order, so that it does not matter how the text is written. */
export function canonicalContent({ value, facets }: Content): CanonicalContent {
  const rest = canonicalForm(value);
  if (facets.length === 0) return { canonical: rest.text, masked: () => whole(rest) };
  const canonical = withFacets(rest.text, (facet) => facets[facet]?.canonical ?? '');
  return { canonical, masked: () => maskedApart(rest, facets, canonical) };
}

function whole(form: Canonical): MaskedContent {
  return { ...withoutSecrets(form), facetOf: (member) => member };
}

function maskedApart(rest: Canonical, facets: readonly KnownFacet[], canonical: string): MaskedContent {
  const masked = withoutSecrets(rest);
  // What hides an object hides the facets in it.
  if (masked.value !== rest.value) return whole({ text: canonical, value: JSON.parse(canonical) as Json });
  const same = facets.every((facet) => facet.text === facet.canonical);
  return {
    value: masked.value,
    facetOf: (member) => {
      const facet = typeof member === 'string' ? markedFacet(member) : null;
      return facet === null ? member : (facets[facet]?.value ?? null);
    },
    text: same ? canonical : withFacets(rest.text, (facet) => facets[facet]?.text ?? ''),
  };
}

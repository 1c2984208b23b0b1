/** A text with who said it: people, in the glossary, or an event of the log. */
import type { Stated } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import type { DocumentationFacet } from '../model/facet.ts';
import type { Place } from '../model/place.ts';

export type Said =
  | { readonly origin: 'glossary'; readonly text: string; readonly place: Place }
  | { readonly origin: 'log'; readonly text: string; readonly evidence: Evidence };

interface Written {
  readonly description: string | null;
  readonly place: Place;
}

/** What people wrote, then what the log says where it says something else. */
export function descriptionsOf(
  glossary: Written | null,
  facet: Stated<DocumentationFacet> | undefined,
): readonly Said[] {
  const said: Said[] = [];
  if (glossary?.description) {
    said.push({ origin: 'glossary', text: glossary.description, place: glossary.place });
  }
  const logged = facet?.value.description.trim() ?? '';
  if (facet !== undefined && logged !== '' && logged !== glossary?.description?.trim()) {
    said.push({ origin: 'log', text: logged, evidence: facet.evidence });
  }
  return said;
}

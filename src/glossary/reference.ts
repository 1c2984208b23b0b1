/** Where a glossary refers to its own terms and owners. */
import type { Glossary, GlossaryDataset } from '../model/glossary.ts';
import type { Place } from '../model/place.ts';
import type { KeyPath } from './words.ts';

export interface Reference {
  readonly to: 'term' | 'owner';
  readonly id: string;
  /** The keys that lead to it. */
  readonly path: KeyPath;
  /** The entry's that refers. */
  readonly place: Place;
}

export function* referencesOf(glossary: Glossary): Generator<Reference, void> {
  for (const dataset of glossary.datasets.values()) yield* datasetReferences(dataset);
  for (const { id, owner, place } of glossary.jobs.values()) {
    if (owner !== null) {
      yield { to: 'owner', id: owner, path: ['jobs', id.namespace, id.name, 'owner'], place };
    }
  }
  for (const { id, related, place } of glossary.terms.values()) {
    for (const term of related) yield { to: 'term', id: term, path: ['terms', id, 'related'], place };
  }
  for (const { id, members, place } of glossary.owners.values()) {
    for (const member of members) yield { to: 'owner', id: member, path: ['owners', id, 'members'], place };
  }
}

function* datasetReferences(dataset: GlossaryDataset): Generator<Reference, void> {
  const { id, owner, steward, columns, place } = dataset;
  const path = ['datasets', id.namespace, id.name];
  if (owner !== null) yield { to: 'owner', id: owner, path: [...path, 'owner'], place };
  if (steward !== null) yield { to: 'owner', id: steward, path: [...path, 'steward'], place };
  for (const column of columns.values()) {
    if (column.term === null) continue;
    yield {
      to: 'term',
      id: column.term,
      path: [...path, 'columns', column.column, 'term'],
      place: column.place,
    };
  }
}

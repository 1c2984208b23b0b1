/** Documents as results show them. */
import type { Entry } from './entry.ts';
import type { Searched } from './searched.ts';
import type { Shown } from './source.ts';

export async function entriesOf(searched: Searched, documents: readonly number[]): Promise<Entry[]> {
  const shown = await searched.source.shown(documents);
  return documents.flatMap((document, at) => {
    const one = shown[at];
    return one === undefined ? [] : [entryOf(searched, document, one)];
  });
}

function entryOf({ places, names, nameOf }: Searched, document: number, shown: Shown): Entry {
  const kind = places.kindOf(document);
  const dataset = kind === 'column' ? places.datasetOf(document) : null;
  const namespace = places.namespaceOf(document);
  return {
    kind,
    name: shown.name,
    dataset: dataset === null ? null : (names.names[nameOf[dataset] ?? -1] ?? ''),
    namespace: namespace?.name ?? '',
    path: pathOf(kind, namespace?.part ?? '', shown),
    meaning: shown.meaning,
    domain: places.domainOf(document),
    owners: places.ownersOf(document),
    isPersonal: shown.marks.includes('personal'),
    state: shown.marks.includes('past')
      ? 'past'
      : shown.marks.includes('undeclared')
        ? 'undeclared'
        : 'current',
  };
}

function pathOf(kind: Entry['kind'], namespace: string, { part, dataset }: Shown): string {
  switch (kind) {
    case 'dataset':
      return `datasets/${namespace}/${part}/`;
    case 'column':
      return `datasets/${namespace}/${dataset}/columns/${part}/`;
    case 'job':
      return `jobs/${namespace}/${part}/`;
    case 'term':
      return `glossary/${part}/`;
    case 'owner':
      return `owners/${part}/`;
  }
}

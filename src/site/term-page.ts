/** What a glossary term's page says; its JSON twin says the same. */
import type { Column } from '../model/catalog.ts';
import type { Term } from '../model/glossary.ts';
import { compareStrings } from '../model/identity.ts';
import { termPath, type SitePath } from './path.ts';
import type { Site } from './site.ts';

export interface TermPage {
  readonly term: Term;
  readonly path: SitePath;
  /** Terms that it names as related, or that name it. */
  readonly related: readonly Term[];
  /** The columns that hold what it means. */
  readonly columns: readonly Column[];
}

/** Every term's page, by the terms' names. */
export function termPages(site: Site): TermPage[] {
  const terms = [...site.catalog.glossary.terms.values()].sort((a, b) => compareStrings(a.name, b.name));
  const columns = Map.groupBy(
    site.catalog.datasets.flatMap((dataset) => dataset.columns),
    (column) => column.glossary?.term ?? '',
  );
  return terms.map((term) => ({
    term,
    path: termPath(term.id),
    related: terms.filter((other) => other.related.includes(term.id) || term.related.includes(other.id)),
    columns: columns.get(term.id) ?? [],
  }));
}

/** What is said of a log that was read, of its catalog, and of its lineage. */
import type { Collected } from '../collect/collect.ts';
import type { Catalog } from '../model/catalog.ts';
import { visible } from '../model/visible.ts';
import { coverageOf } from '../site/coverage.ts';
import type { Site } from '../site/site.ts';
import type { Told } from './phase/phase.ts';
import { plural, whole } from './terminal.ts';

export function toldOfLog({ collected }: { readonly collected: Collected }): Told {
  const { books, files, ignored } = collected;
  return {
    outcome:
      `${plural(books.read, 'event')} in ${plural(files, 'file')}: ${whole(books.accepted)} accepted, ` +
      `${whole(books.duplicate)} duplicate, ${whole(books.rejected)} rejected` +
      (books.later === undefined ? '' : `, ${whole(books.later)} later than --as-of`),
    details: ignored.length > 0 ? [`passed over, being no JSON: ${ignored.map(visible).join(', ')}`] : [],
    counts: { events: books.read, accepted: books.accepted, files },
  };
}

export function toldOfCatalog(catalog: Catalog): Told {
  const columns = catalog.datasets.reduce((sum, dataset) => sum + dataset.columns.length, 0);
  const [datasets, jobs, runs] = [catalog.datasets.length, catalog.jobs.length, catalog.runs.length];
  const { produced, stated, derived, unknown } = coverageOf(catalog);
  const coverage =
    `origins of ${plural(produced, 'written column')}: ` +
    `${whole(stated)} stated, ${whole(derived)} from SQL, ${whole(unknown)} unknown`;
  return {
    outcome: `${plural(datasets, 'dataset')}, ${plural(columns, 'column')}, ${plural(jobs, 'job')}, ${plural(runs, 'run')}`,
    details: produced > 0 ? [coverage] : [],
    counts: { datasets, columns, jobs, runs },
  };
}

export function toldOfGraph({ catalog }: Site): Told {
  const [columnEdges, ioEdges] = [catalog.columnEdges.length, catalog.ioEdges.length];
  return {
    outcome: `${plural(columnEdges, 'edge')} between columns, ${whole(ioEdges)} between datasets and jobs`,
    counts: { columnEdges, ioEdges },
  };
}

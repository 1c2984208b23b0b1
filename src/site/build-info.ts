/** `/api/build.json`: what was built, out of what, by what. */
import type { Books } from '../model/event.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Site } from './site.ts';

export interface BuildInfo {
  readonly generator: 'headwater';
  readonly version: string;
  /** SHA-256, in hex, of everything that the site was made of. */
  readonly inputs: string;
  readonly events: Books;
  readonly counts: Readonly<
    Record<
      | 'datasets'
      | 'jobs'
      | 'columns'
      | 'runs'
      | 'terms'
      | 'owners'
      | 'ioEdges'
      | 'columnEdges'
      | 'statedColumnEdges'
      | 'derivedColumnEdges',
      number
    >
  >;
  /** Of how many columns it is known what they are made of. */
  readonly coverage: Coverage;
  readonly problems: { readonly errors: number; readonly warnings: number };
}

export function buildInfo(site: Site): BuildInfo {
  const { catalog } = site;
  const derived = catalog.columnEdges.filter(({ origin }) => origin === 'derived').length;
  const errors = catalog.problems.filter((problem) => problem.severity === 'error').length;
  return {
    generator: 'headwater',
    version: site.version,
    inputs: site.digest,
    events: catalog.books,
    counts: {
      datasets: catalog.datasets.length,
      jobs: catalog.jobs.length,
      columns: catalog.datasets.reduce((sum, dataset) => sum + dataset.columns.length, 0),
      runs: catalog.runs.length,
      terms: catalog.glossary.terms.size,
      owners: site.owners.length,
      ioEdges: catalog.ioEdges.length,
      columnEdges: catalog.columnEdges.length,
      statedColumnEdges: catalog.columnEdges.length - derived,
      derivedColumnEdges: derived,
    },
    coverage: coverageOf(catalog),
    problems: { errors, warnings: catalog.problems.length - errors },
  };
}

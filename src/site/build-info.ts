/** `/api/build.json`: what was built, out of what, by what. */
import type { Site } from './site.ts';

export interface BuildInfo {
  readonly generator: 'headwater';
  readonly version: string;
  /** SHA-256, in hex, of everything that the site was made of. */
  readonly inputs: string;
  readonly events: {
    readonly read: number;
    readonly accepted: number;
    readonly duplicate: number;
    readonly rejected: number;
  };
  readonly counts: Readonly<
    Record<'datasets' | 'jobs' | 'columns' | 'runs' | 'terms' | 'owners' | 'ioEdges' | 'columnEdges', number>
  >;
  readonly problems: { readonly errors: number; readonly warnings: number };
}

export function buildInfo(site: Site): BuildInfo {
  const { catalog } = site;
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
    },
    problems: { errors, warnings: catalog.problems.length - errors },
  };
}

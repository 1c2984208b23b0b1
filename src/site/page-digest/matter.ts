/**
 * What each page of the four kinds that there are very many of is made of, and each folder of the index that paths are found in:
 * what has the same matter has the same bytes.
 */
import type { Dataset } from '../../model/catalog.ts';
import { columnPage } from '../column-page.ts';
import { datasetPage } from '../dataset-page.ts';
import { jobPage } from '../job-page.ts';
import { indexFolders } from '../path-index/route.ts';
import { columnPath, datasetPath, jobPath, runPath, type SitePath } from '../path.ts';
import type { Site } from '../site.ts';
import { columnMatter } from './column-matter.ts';
import { columnsGround, datasetGround } from './dataset-ground.ts';
import { datasetMatter } from './dataset-matter.ts';
import { digestOf } from './digest.ts';
import { jobGround } from './job-ground.ts';
import { jobMatter } from './job-matter.ts';
import { runMatter } from './run-matter.ts';

export interface PageMatter {
  readonly path: SitePath;
  /**
   * A digest of what the matter follows from: while it is the same, so is the matter. It may be another where the matter is
   * the same. Null where it would cost as much as the matter.
   */
  readonly ground: (() => string) | null;
  /** All that the page says, and the files in its folder, as plain data. */
  readonly matter: () => unknown;
}

/** Where the page of a dataset's other identity leads. */
export function movedMatter(to: SitePath): object {
  return { to };
}

/** Each page, or folder, once. */
export function* pageMatters(site: Site): Generator<PageMatter> {
  const { datasets, jobs, runs } = site.catalog;
  for (const dataset of datasets) yield* datasetMatters(site, dataset);
  for (const job of jobs) {
    yield {
      path: jobPath(job.id),
      ground: () => digestOf(jobGround(site, job)),
      matter: () => jobMatter(site, jobPage(site, job)),
    };
  }
  for (const run of runs) yield { path: runPath(run.id), ground: null, matter: () => runMatter(site, run) };
  for (const { path, files } of indexFolders(site)) yield { path, ground: null, matter: () => files };
}

/** The dataset, its columns, and where their other names lead. */
function* datasetMatters(site: Site, dataset: Dataset): Generator<PageMatter> {
  const to = datasetPath(dataset.id);
  const ofColumns = once(() => digestOf(columnsGround(site, dataset)));
  yield {
    path: to,
    ground: () => digestOf([ofColumns(), datasetGround(site, dataset)]),
    matter: () => datasetMatter(site, datasetPage(site, dataset)),
  };
  for (const column of dataset.columns) {
    yield {
      path: columnPath(column.id),
      ground: ofColumns,
      matter: () => columnMatter(site, columnPage(site, dataset, column)),
    };
  }
  for (const alias of dataset.aliases) {
    yield { path: datasetPath(alias), ground: null, matter: () => movedMatter(to) };
    for (const { id } of dataset.columns) {
      const path = columnPath({ ...alias, column: id.column });
      yield { path, ground: null, matter: () => movedMatter(columnPath(id)) };
    }
  }
}

function once(find: () => string): () => string {
  let found: string | null = null;
  return () => (found ??= find());
}

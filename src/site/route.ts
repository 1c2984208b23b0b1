/** The parameters of every page that stands for an entity, for Astro's `getStaticPaths`. */
import type { Column, Dataset, Job, Run } from '../model/catalog.ts';
import type { DatasetId } from '../model/identity.ts';
import { lineageMonthPages, type LineageMonthPage } from './lineage-history-month.ts';
import { listNamespaces, type Namespace } from './namespace.ts';
import type { OwnerEntity } from './owner.ts';
import { pathPart } from './path.ts';
import { problemPages, type ProblemPage } from './problem-page.ts';
import type { Site } from './site.ts';
import { termPages, type TermPage } from './term-page.ts';

export interface Route<Params, Props> {
  readonly params: Params;
  readonly props: Props;
}

interface NameParams {
  readonly namespace: string;
  readonly name: string;
}

function nameParams({ namespace, name }: DatasetId): NameParams {
  return { namespace: pathPart(namespace), name: pathPart(name) };
}

export function datasetRoutes({ catalog }: Site): Route<NameParams, { dataset: Dataset }>[] {
  return catalog.datasets.map((dataset) => ({ params: nameParams(dataset.id), props: { dataset } }));
}

export function columnRoutes({
  catalog,
}: Site): Route<NameParams & { column: string }, { dataset: Dataset; column: Column }>[] {
  return catalog.datasets.flatMap((dataset) => columnsAt(dataset.id, dataset));
}

/** Under a dataset's other identities nothing is said: these pages lead on to the dataset's own. */
export function datasetAliasRoutes({ catalog }: Site): Route<NameParams, { dataset: Dataset }>[] {
  return catalog.datasets.flatMap((dataset) =>
    dataset.aliases.map((alias) => ({ params: nameParams(alias), props: { dataset } })),
  );
}

export function columnAliasRoutes({ catalog }: Site): ReturnType<typeof columnRoutes> {
  return catalog.datasets.flatMap((dataset) => dataset.aliases.flatMap((alias) => columnsAt(alias, dataset)));
}

function columnsAt(id: DatasetId, dataset: Dataset): ReturnType<typeof columnRoutes> {
  return dataset.columns.map((column) => ({
    params: { ...nameParams(id), column: pathPart(column.id.column) },
    props: { dataset, column },
  }));
}

export function jobRoutes({ catalog }: Site): Route<NameParams, { job: Job }>[] {
  return catalog.jobs.map((job) => ({ params: nameParams(job.id), props: { job } }));
}

export function runRoutes({ catalog }: Site): Route<{ id: string }, { run: Run }>[] {
  return catalog.runs.map((run) => ({ params: { id: pathPart(run.id) }, props: { run } }));
}

export function termRoutes(site: Site): Route<{ term: string }, { page: TermPage }>[] {
  return termPages(site).map((page) => ({ params: { term: pathPart(page.term.id) }, props: { page } }));
}

export function ownerRoutes({ owners }: Site): Route<{ owner: string }, { owner: OwnerEntity }>[] {
  return owners.map((owner) => ({ params: { owner: pathPart(owner.id) }, props: { owner } }));
}

export function namespaceRoutes({ catalog }: Site): Route<{ namespace: string }, { page: Namespace }>[] {
  return listNamespaces(catalog).map((page) => ({
    params: { namespace: pathPart(page.namespace) },
    props: { page },
  }));
}

export function problemRoutes({ catalog }: Site): Route<{ code: string }, { page: ProblemPage }>[] {
  return problemPages(catalog).map((page) => ({ params: { code: pathPart(page.code) }, props: { page } }));
}

export function lineageMonthRoutes(site: Site): Route<{ month: string }, { page: LineageMonthPage }>[] {
  return lineageMonthPages(site).map((page) => ({
    params: { month: pathPart(page.month.month) },
    props: { page },
  }));
}

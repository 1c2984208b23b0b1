/** The way to a page from the lists of the site, part by part: the page itself is not on it. */
import type { Column, Dataset, Job, Run } from '../model/catalog.ts';
import { compareStrings, type ColumnId, type DatasetId } from '../model/identity.ts';
import { memoryOf } from '../model/memory.ts';
import { jobsAnchor, nameAnchor, sharedPrefixes } from './name-group.ts';
import { leadingNamespaceParts, leadingParts, type LeadingPart } from './name-part.ts';
import { LINEAGE_HISTORY_PATH } from './lineage-history.ts';
import { columnPath, datasetPath, jobPath, namespacePath, type SitePath } from './path.ts';
import type { Site } from './site.ts';

export interface Crumb {
  readonly name: string;
  /** Null for a part that leads nowhere. */
  readonly path: SitePath | null;
}

const DATASETS: Crumb = { name: 'Datasets', path: '/datasets/' };
const JOBS: Crumb = { name: 'Jobs', path: '/jobs/' };
const RUNS: Crumb = { name: 'Runs', path: '/runs/' };
const NAMESPACES: Crumb = { name: 'Namespaces', path: '/namespaces/' };

/** Above a term. */
export const TERM_CRUMBS: readonly Crumb[] = [{ name: 'Glossary', path: '/glossary/' }];
/** Above an owner. */
export const OWNER_CRUMBS: readonly Crumb[] = [{ name: 'Owners', path: '/owners/' }];
/** Above a kind of problem. */
export const PROBLEM_CRUMBS: readonly Crumb[] = [{ name: 'Problems', path: '/problems/' }];
/** Above the lineage's history. */
export const LINEAGE_CRUMBS: readonly Crumb[] = [{ name: 'Lineage', path: '/lineage/' }];
/** Above a part of the lineage. */
export const LINEAGE_MONTH_CRUMBS: readonly Crumb[] = [
  ...LINEAGE_CRUMBS,
  { name: 'Through time', path: LINEAGE_HISTORY_PATH },
];

/** Datasets, the namespace, and the parts that the name begins with. */
export function datasetCrumbs(site: Site, { id }: Pick<Dataset, 'id'>): readonly Crumb[] {
  return [DATASETS, ...crumbsWithin(site, id, 'datasets')];
}

/** Datasets, the namespace, the dataset, and the columns that it is a field of. */
export function columnCrumbs(site: Pick<Site, 'graph'>, { id }: Pick<Column, 'id'>): readonly Crumb[] {
  return [
    DATASETS,
    { name: id.namespace, path: namespacePath(id.namespace) },
    { name: id.name, path: datasetPath(id) },
    ...outerColumns(site, id),
  ];
}

export function jobCrumbs(site: Site, { id }: Pick<Job, 'id'>): readonly Crumb[] {
  return [JOBS, ...crumbsWithin(site, id, 'jobs')];
}

/** Runs, and the job. */
export function runCrumbs({ job }: Pick<Run, 'job'>): readonly Crumb[] {
  return [RUNS, { name: job.name, path: jobPath(job) }];
}

export function namespaceCrumbs(site: Site, namespace: string): readonly Crumb[] {
  const { namespaces } = prefixesOf(site);
  const crumbs = leadingNamespaceParts(namespace).map(({ label, prefix }) => ({
    name: label,
    path: namespaces.has(prefix) ? (`/namespaces/#${nameAnchor(prefix)}` as const) : null,
  }));
  return [NAMESPACES, ...crumbs];
}

function crumbsWithin(site: Site, { namespace, name }: DatasetId, of: 'datasets' | 'jobs'): Crumb[] {
  const shared = prefixesOf(site)[of].get(namespace);
  const page = namespacePath(namespace);
  const anchor = of === 'datasets' ? nameAnchor : jobsAnchor;
  return [
    ...namespaceParts(site, namespace),
    ...leadingParts(name).map(({ label, prefix }) => ({
      name: label,
      path: shared?.has(prefix) === true ? (`${page}#${anchor(prefix)}` as const) : null,
    })),
  ];
}

/** The last part of a namespace is where its page is linked. */
function namespaceParts(site: Site, namespace: string): Crumb[] {
  const [, ...outer] = namespaceCrumbs(site, namespace);
  const last = namespace.slice(leadingNamespaceParts(namespace).at(-1)?.prefix.length ?? 0);
  return [...outer, { name: last, path: namespacePath(namespace) }];
}

/** A nested column's path is the names from the root, joined by dots, and names may hold dots themselves. */
function outerColumns({ graph }: Pick<Site, 'graph'>, id: ColumnId): Crumb[] {
  const crumbs: Crumb[] = [];
  let from = 0;
  for (let dot = id.column.indexOf('.'); dot >= 0; dot = id.column.indexOf('.', dot + 1)) {
    const outer = { ...id, column: id.column.slice(0, dot) };
    if (graph.column(outer) === null) continue;
    crumbs.push({ name: id.column.slice(from, dot), path: columnPath(outer) });
    from = dot + 1;
  }
  return crumbs;
}

/** The leading parts that have an anchor. */
interface Prefixes {
  /** By namespace. */
  readonly datasets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly jobs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly namespaces: ReadonlySet<string>;
}

const known = memoryOf<Site, Prefixes>('site/crumb');

function prefixesOf(site: Site): Prefixes {
  const prefixes = known.get(site) ?? findPrefixes(site);
  known.set(site, prefixes);
  return prefixes;
}

function findPrefixes({ catalog }: Site): Prefixes {
  const [datasets, jobs] = [catalog.datasets, catalog.jobs].map((things) => {
    const byNamespace = Map.groupBy<string, Pick<Dataset, 'id'>>(things, ({ id }) => id.namespace);
    return new Map(
      [...byNamespace].map(([namespace, members]) => [namespace, sharedPrefixes(members.map(partsOf))]),
    );
  });
  const namespaces = new Set([...(datasets?.keys() ?? []), ...(jobs?.keys() ?? [])]);
  return {
    datasets: datasets ?? new Map(),
    jobs: jobs ?? new Map(),
    namespaces: sharedPrefixes([...namespaces].sort(compareStrings).map(leadingNamespaceParts)),
  };
}

function partsOf({ id }: Pick<Dataset, 'id'>): readonly LeadingPart[] {
  return leadingParts(id.name);
}

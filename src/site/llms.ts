/** `llms.txt`: what the site has, for language models and those who feed them (llmstxt.org). */
import { datasetItem, addressFrom, jobItem, termItem } from './markdown-twin/item.ts';
import { blocks, code, list, plain, section } from './markdown-twin/text.ts';
import { listNamespaces, type Namespace } from './namespace.ts';
import { markdownTwinPath, namespacePath, type SitePath } from './path.ts';
import { plural } from './plural.ts';
import type { Site } from './site.ts';

/** Where there are more datasets and jobs than this, the namespaces stand for them. */
const MOST_ITEMS = 400;
/** `api/entities.ndjson` has them all. */
const MOST_NAMESPACES = 1000;
const MOST_TERMS = 400;

export function llmsText(site: Site): string {
  const { catalog, title } = site;
  const { datasets, jobs, glossary } = catalog;
  const terms = [...glossary.terms.values()].slice(0, MOST_TERMS);
  return blocks(
    `# ${plain(title)}`,
    `> Lineage of ${plural(datasets.length, 'dataset')} and ${plural(jobs.length, 'job')}, column by column: what each is made from, and what is made from it. Every statement rests on an event of the log, or on a line of the glossary, and names it.`,
    'Each dataset, job and term has a page, a Markdown twin (`index.md`) and a JSON twin (`index.json`) beside it.',
    ...(datasets.length + jobs.length > MOST_ITEMS ? [byNamespace(site)] : byEntity(site)),
    section('Glossary', list(terms.map((term) => termItem(site, null, term)))),
    section(
      'Optional',
      list(FILES.map(([path, says]) => `[${path.slice(1)}](${addressFrom(site, null, path)}): ${says}`)),
    ),
  );
}

function byEntity(site: Site): (string | null)[] {
  const { datasets, jobs } = site.catalog;
  return [
    section('Datasets', list(datasets.map((dataset) => datasetItem(site, null, dataset)))),
    section('Jobs', list(jobs.map((job) => jobItem(site, null, job)))),
  ];
}

function byNamespace(site: Site): string | null {
  const namespaces = listNamespaces(site.catalog);
  const more = namespaces.length - MOST_NAMESPACES;
  const lines = namespaces.slice(0, MOST_NAMESPACES).map((one) => namespaceItem(site, one));
  return section('Namespaces', list(more > 0 ? [...lines, `and ${more} more`] : lines));
}

function namespaceItem(site: Site, { namespace, datasets, jobs }: Namespace): string {
  const to = addressFrom(site, null, markdownTwinPath(namespacePath(namespace)));
  return `[${code(namespace)}](${to}): ${plural(datasets.length, 'dataset')}, ${plural(jobs.length, 'job')}`;
}

const FILES: readonly (readonly [SitePath, string])[] = [
  ['/api/entities.ndjson', 'one line for each page of a dataset, column, job, run or term'],
  ['/api/edges.ndjson', 'one line for each edge of the lineage, with the events that say it'],
  ['/api/problems.ndjson', 'one line for each problem of the inputs'],
  ['/api/build.json', 'counts, and the digest of all inputs'],
];

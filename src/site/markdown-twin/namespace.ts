/** The Markdown twin of a namespace's page: what `llms.txt` leads to where there is too much for it. */
import type { Namespace } from '../namespace.ts';
import { namespacePath } from '../path.ts';
import type { Site } from '../site.ts';
import { datasetItem, jobItem } from './item.ts';
import { blocks, code, link, list, section } from './text.ts';

/** `api/entities.ndjson` has them all. */
const MOST = 2000;

export function namespaceMarkdown(site: Site, { namespace, datasets, jobs }: Namespace): string {
  const path = namespacePath(namespace);
  const more = Math.max(0, datasets.length - MOST) + Math.max(0, jobs.length - MOST);
  const all = link('entities.ndjson', path, '/api/entities.ndjson');
  return blocks(
    `# ${code(namespace)}`,
    `Namespace. ${link('Page', path, path)}`,
    section('Datasets', list(datasets.slice(0, MOST).map((dataset) => datasetItem(site, path, dataset)))),
    section('Jobs', list(jobs.slice(0, MOST).map((job) => jobItem(site, path, job)))),
    more > 0 ? `and ${more} more, in ${all}` : null,
  );
}

/** What a build has written, as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file below `folder`, its path with slashes; sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The URL paths of all pages; that of the page for what there is not is left out. */
export function listPages(folder: string): string[] {
  return listFiles(folder)
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`);
}

/** The records of an NDJSON file of the output. */
export function readRecords(folder: string, file: string): unknown[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
}

export function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** A line of `api/entities.ndjson`. */
export type Entity =
  | {
      readonly kind: 'dataset' | 'job';
      readonly namespace: string;
      readonly name: string;
      readonly url: string;
    }
  | {
      readonly kind: 'column';
      readonly namespace: string;
      readonly name: string;
      readonly column: string;
      readonly url: string;
    }
  | { readonly kind: 'run' | 'term'; readonly id: string; readonly url: string };

export function readEntities(folder: string): Entity[] {
  return readRecords(folder, 'api/entities.ndjson') as Entity[];
}

/** The path of one page of each kind; not every log names an owner, a term, or a past. */
export function onePageOfEachKind(folder: string): Readonly<Record<string, string>> {
  const pages = listPages(folder);
  const entities = readEntities(folder);
  const within = (start: string): string | undefined =>
    pages.find((path) => path.startsWith(start) && path !== start);
  const first = (start: string): string => {
    const page = within(start);
    if (page === undefined) throw new Error(`There is no page in ${start}.`);
    return page;
  };
  const entity = (kind: Entity['kind']): string => {
    const found = entities.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`There is no ${kind}.`);
    return found.url;
  };
  const month = within('/lineage/history/');
  const owner = within('/owners/');
  const term = entities.find(({ kind }) => kind === 'term');
  return {
    start: '/',
    datasets: '/datasets/',
    dataset: entity('dataset'),
    column: entity('column'),
    jobs: '/jobs/',
    job: entity('job'),
    runs: '/runs/',
    run: entity('run'),
    health: '/health/',
    lineage: '/lineage/',
    'lineage history': '/lineage/history/',
    ...(month === undefined ? {} : { month }),
    paths: '/paths/',
    search: '/search/',
    'personal data': '/personal-data/',
    glossary: '/glossary/',
    ...(term === undefined ? {} : { term: term.url }),
    owners: '/owners/',
    ...(owner === undefined ? {} : { owner }),
    namespaces: '/namespaces/',
    namespace: first('/namespaces/'),
    problems: '/problems/',
    problem: first('/problems/'),
    guide: '/guide/',
  };
}

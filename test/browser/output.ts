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

/** The path of one page of each kind. */
export function onePageOfEachKind(folder: string): Readonly<Record<string, string>> {
  const first = (within: string): string => {
    const page = listPages(folder).find((path) => path.startsWith(within) && path !== within);
    if (page === undefined) throw new Error(`There is no page in ${within}.`);
    return page;
  };
  const entity = (kind: Entity['kind']): string => {
    const found = readEntities(folder).find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`There is no ${kind}.`);
    return found.url;
  };
  return {
    start: '/',
    datasets: '/datasets/',
    dataset: entity('dataset'),
    column: entity('column'),
    jobs: '/jobs/',
    job: entity('job'),
    runs: '/runs/',
    run: entity('run'),
    lineage: '/lineage/',
    glossary: '/glossary/',
    term: entity('term'),
    owners: '/owners/',
    owner: first('/owners/'),
    namespaces: '/namespaces/',
    namespace: first('/namespaces/'),
    problems: '/problems/',
    guide: '/guide/',
  };
}

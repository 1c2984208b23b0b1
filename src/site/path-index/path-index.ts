/**
 * What the Paths page finds paths in: files that its script fetches as it needs them. The names of datasets and jobs
 * and the flow between datasets come first; the edges between columns, and the columns' names, stand in files of
 * a bounded size, of which a question takes those of the datasets that lie between its ends. The format is of this
 * page alone: machines read `/api/`.
 *
 * Measured, with 20 columns a dataset and two edges into each: of 20,000 columns, names take 27 kB, the flow 5 kB and all
 * edges 74 kB; of 200,000 columns, 208 kB, 58 kB and 751 kB. A question never takes more than 64 files of edges, a
 * megabyte; beyond it the page says that it looked at the shorter ways alone.
 */
import { compareStrings, type DatasetId } from '../../model/identity.ts';
import { pathPart } from '../path.ts';
import type { Site } from '../site.ts';
import { writeEdgeFile, writeEdges } from './edge-file.ts';
import { writeFlow } from './flow-file.ts';
import type { AliasNames, ColumnFile, NameFile, NamespaceNames } from './name-file.ts';
import { writeNames, type NameList } from './name-list.ts';
import { numberedEdges, numberedFlow, numbersOf } from './numbered.ts';
import { versionOf } from './version.ts';
import { inFiles } from '../in-files.ts';

export interface IndexFile {
  /** Below `/paths/data/`. */
  readonly path: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** How many bytes a file of column edges, and one of column names, holds; one with a single dataset may hold more. */
const MAX_EDGE_FILE = 16_000;
const MAX_COLUMN_FILE = 500;

/** @param maxEdgeFile how many bytes a file of column edges holds */
export function pathIndex(site: Pick<Site, 'catalog' | 'flow'>, maxEdgeFile = MAX_EDGE_FILE): IndexFile[] {
  const { catalog, flow } = site;
  const numbers = numbersOf(catalog);
  const edges = inFiles(numberedEdges(catalog, numbers).map(writeEdges), ({ length }) => length, maxEdgeFile);
  const columns = inFiles(
    catalog.datasets.map((dataset) => nameList(dataset.columns.map(({ id }) => id.column))),
    (list) => Buffer.byteLength(JSON.stringify(list)),
    MAX_COLUMN_FILE,
  );
  const names: Omit<NameFile, 'version'> = {
    datasets: namesOf(catalog.datasets.map(({ id }) => id)),
    aliases: aliasesOf(site),
    jobs: namesOf(catalog.jobs.map(({ id }) => id)),
    edgeFiles: edges.map(({ start }) => start),
    columnFiles: columns.map(({ start }) => start),
  };
  const numbered = numberedFlow(catalog, flow, numbers);
  const files = (version: number): IndexFile[] => [
    { path: 'names.json', content: JSON.stringify({ version, ...names } satisfies NameFile) },
    { path: 'flow.bin', content: writeFlow(numbered, version) },
    ...edges.map(({ items }, index) => ({
      path: `edges/${index}.bin`,
      content: writeEdgeFile(items, version),
    })),
    ...columns.map(({ items }, index) => ({
      path: `columns/${index}.json`,
      content: JSON.stringify({ version, columns: items } satisfies ColumnFile),
    })),
  ];
  return files(versionOf(files(0).map(({ content }) => content)));
}

function nameList(names: readonly string[]): NameList {
  return writeNames(names.map((name) => ({ name, part: pathPart(name) })));
}

/** By namespace, in the order that they come in: sorted, they keep it. */
function namesOf(ids: readonly DatasetId[]): NamespaceNames[] {
  return [...Map.groupBy(ids, ({ namespace }) => namespace)].map(([namespace, members]) => ({
    namespace: nameList([namespace]),
    names: nameList(members.map(({ name }) => name)),
  }));
}

function aliasesOf({ catalog }: Pick<Site, 'catalog'>): AliasNames[] {
  const all = catalog.datasets.flatMap(({ aliases }, dataset) => aliases.map((id) => ({ ...id, dataset })));
  const byNamespace = Map.groupBy(all, ({ namespace }) => namespace);
  return [...byNamespace]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([namespace, members]) => {
      const sorted = members.toSorted((a, b) => compareStrings(a.name, b.name));
      return {
        namespace: nameList([namespace]),
        names: nameList(sorted.map(({ name }) => name)),
        of: sorted.map(({ dataset }) => dataset),
      };
    });
}

/**
 * How long questions take on 200,000 column edges: `node test/bench/question.ts`. Each is to be answered within a
 * second once the catalog is there.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepCatalog, lastCatalog } from '../../src/cli/kept/last-build.ts';
import { load } from '../../src/cli/load.ts';
import { columnCycles } from '../../src/graph/cycle.ts';
import { impactOf } from '../../src/graph/impact.ts';
import { resolveName } from '../../src/graph/name.ts';
import { networkOf, type Network } from '../../src/graph/network.ts';
import { findOrphans } from '../../src/graph/orphan.ts';
import { findPaths } from '../../src/graph/path.ts';
import { reachColumns } from '../../src/graph/reach.ts';
import { clockTime } from '../../src/model/instant.ts';
import type { ColumnId } from '../../src/model/identity.ts';
import { layeredLog, nameOf, type Layers } from './layered-log.ts';
import { timed } from './timed.ts';

const SIZE: Layers = { layers: 20, datasets: 100, columns: 20, edges: 200_000, seed: 1 };

async function main(folder: string): Promise<void> {
  const log = join(folder, 'log.ndjson');
  writeFileSync(log, [...layeredLog(SIZE)].map((event) => JSON.stringify(event)).join('\n'));
  const { catalog, digest } = await timed(
    'load the log',
    () => loaded(log),
    ({ catalog: { columnEdges } }) => `${columnEdges.length} column edges`,
  );
  await timed(
    'keep the catalog',
    () => keepCatalog({ catalog, digest }, folder),
    () => `${(statSync(join(folder, 'last-build')).size / 1e6).toFixed(0)} MB`,
  );
  const network = await timed(
    'read it back, and join it',
    async () => networkOf((await lastCatalog(folder)).catalog),
    () => '',
  );
  await ask(network);
}

async function loaded(log: string) {
  const sources = { title: 'bench', events: [log], glossary: [], asOf: clockTime() };
  const { site, close } = await load(sources);
  close();
  return site;
}

async function ask(network: Network): Promise<void> {
  const busiest = mostUsed(network, 0);
  const last = network.catalog.datasets.find(({ id }) => id.name === nameOf(SIZE.layers - 1, 50))?.columns[0]
    ?.id;
  if (last === undefined) throw new Error('the last layer has no columns');
  console.log(
    `\nfrom ${busiest.name}.${busiest.column}, with ${network.graph.usesOf(busiest).length} uses, to ${last.name}.${last.column}`,
  );
  await timed(
    'path',
    () => findPaths(network, busiest, last),
    ({ groups }) =>
      groups
        .map(
          ({ kind, paths, length, cut }) =>
            `${kind ?? ''}: ${paths.length} paths, shortest ${length ?? '–'}, cut by ${cut?.by ?? 'nothing'}`,
        )
        .join('; '),
  );
  await timed(
    'path, the other way',
    () => findPaths(network, last, busiest),
    ({ groups }) => `${groups.length} groups`,
  );
  const { namespace, name } = busiest;
  await timed(
    'path between the datasets',
    () => findPaths(network, { namespace, name }, { namespace, name: last.name }),
    ({ groups }) => `${groups[0]?.paths.length ?? 0} paths`,
  );
  await timed(
    'impact',
    () => impactOf(network, busiest, 'drop'),
    ({ columns, jobs }) => `${columns.length} columns, ${jobs.length} jobs`,
  );
  await timed(
    'downstream',
    () => reachColumns(network.graph, busiest, 'downstream'),
    (reached) => `${reached.length} columns`,
  );
  await timed(
    'upstream',
    () => reachColumns(network.graph, last, 'upstream'),
    (reached) => `${reached.length} columns`,
  );
  await timed(
    'cycles',
    () => columnCycles(network),
    ({ all }) => `${all.length}`,
  );
  await timed(
    'orphans',
    () => findOrphans(network),
    ({ leaves }) => `${leaves.length} leaves`,
  );
  await timed(
    'an unknown name',
    () => resolveName(network.catalog, 'leyer3.t5.c1'),
    (resolution) => resolution.kind,
  );
}

function mostUsed({ catalog, graph }: Network, layer: number): ColumnId {
  const columns = catalog.datasets
    .filter(({ id }) => id.name.startsWith(`layer${layer}.`))
    .flatMap((dataset) => dataset.columns.map(({ id }) => id));
  return columns.reduce((most, id) => (graph.usesOf(id).length > graph.usesOf(most).length ? id : most));
}

const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
try {
  await main(folder);
} finally {
  rmSync(folder, { recursive: true });
}

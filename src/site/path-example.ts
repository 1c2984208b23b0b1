/** A question for the Paths page that has an answer. */
import type { Flow } from '../graph/flow.ts';
import type { Graph } from '../graph/graph.ts';
import { isDirect, type Catalog } from '../model/catalog.ts';
import { columnKey, type ColumnId } from '../model/identity.ts';

export interface PathExample {
  readonly from: ColumnId;
  readonly to: ColumnId;
}

/** How many columns are looked at; of those that no more is made of, the first ones of the catalog. */
const MOST_TRIED = 200;
const MOST_STEPS = 12;

/** @returns a column and one that its values flow into, as far apart as a look at some columns finds; null for none */
export function pathExample(catalog: Catalog, graph: Graph, flow: Flow): PathExample | null {
  const last = catalog.datasets.filter(({ id }) => flow.downstreamOf(id).length === 0);
  const columns = last.flatMap((dataset) => dataset.columns).slice(0, MOST_TRIED);
  const chains = columns.map(({ id }) => chainInto(graph, id));
  const [longest] = chains.sort((a, b) => b.length - a.length);
  const [to, ...before] = longest ?? [];
  const from = before.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** Back from a column, each time to the first one that its values come from. */
function chainInto(graph: Graph, column: ColumnId): ColumnId[] {
  const chain = new Map([[columnKey(column), column]]);
  let last: ColumnId | null = column;
  while (last !== null && chain.size <= MOST_STEPS) {
    const before: ColumnId | undefined = sourcesOf(graph, last).find((one) => !chain.has(columnKey(one)));
    if (before !== undefined) chain.set(columnKey(before), before);
    last = before ?? null;
  }
  return [...chain.values()];
}

function sourcesOf(graph: Graph, column: ColumnId): ColumnId[] {
  const edges = graph.sourcesOf(column).filter((edge) => edge.state === 'current' && isDirect(edge));
  return edges.map(({ from }) => from);
}

/** What questions of lineage are asked of: the catalog, with the look-ups that answer them. */
import type { Catalog } from '../model/catalog.ts';
import { buildFlow, type Flow } from './flow.ts';
import { buildGraph, type Graph } from './graph.ts';

export interface Network {
  readonly catalog: Catalog;
  readonly graph: Graph;
  readonly flow: Flow;
}

export function networkOf(catalog: Catalog): Network {
  return { catalog, graph: buildGraph(catalog), flow: buildFlow(catalog) };
}

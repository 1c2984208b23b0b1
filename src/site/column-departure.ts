/** How a column that the schema of a dataset no longer has went. */
import type { Graph } from '../graph/graph.ts';
import { schemaChanges } from '../graph/schema-change.ts';
import type { Dataset } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import type { ColumnId } from '../model/identity.ts';
import { memoryOf } from '../model/memory.ts';

export interface Departure {
  /** What it is called since; null where it was removed. */
  readonly renamedTo: ColumnId | null;
  /** The event that brought the first schema without it. */
  readonly evidence: Evidence;
}

/** Each of a dataset's columns asks. */
const memory = memoryOf<Dataset, ReadonlyMap<string, Departure>>('site/column-departure');

/** Its newest; null where no version of the schema lost it. */
export function departureOf(graph: Graph, dataset: Dataset, column: string): Departure | null {
  const known = memory.get(dataset) ?? findDepartures(graph, dataset);
  memory.set(dataset, known);
  return known.get(column) ?? null;
}

function findDepartures(graph: Graph, dataset: Dataset): Map<string, Departure> {
  const found = new Map<string, Departure>();
  for (const { version, columns } of schemaChanges(graph, dataset)) {
    const evidence = version.span.first;
    for (const change of columns) {
      if (change.kind === 'removed') found.set(change.column, { renamedTo: null, evidence });
      if (change.kind === 'renamed') {
        found.set(change.column, { renamedTo: { ...dataset.id, column: change.to }, evidence });
      }
    }
  }
  return found;
}

/** The catalog's current lineage in numbers. */
import type { Flow } from '../../graph/flow.ts';
import { endsAtColumn, isDirect, type Catalog, type ColumnEdge, type Dataset } from '../../model/catalog.ts';
import { ColumnMap } from '../../model/column-map.ts';
import {
  datasetKey,
  jobKey,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import type { ColumnSource, EdgesInto, JobFlow, NumberedFlow } from './lineage.ts';

/** What number each has. Everything that an edge names has one. */
export interface Numbers {
  readonly dataset: (id: DatasetId) => number;
  readonly job: (id: JobId) => number;
  /** In its dataset. */
  readonly column: (id: ColumnId) => number;
}

export function numbersOf(catalog: Catalog): Numbers {
  const datasets = numbered(catalog.datasets, ({ id }) => datasetKey(id));
  const jobs = numbered(catalog.jobs, ({ id }) => jobKey(id));
  const columns = new ColumnMap<number>();
  for (const dataset of catalog.datasets) {
    for (const [index, { id }] of dataset.columns.entries()) columns.set(id, index);
  }
  return {
    dataset: (id) => known(datasets.get(datasetKey(id)), id),
    job: (id) => known(jobs.get(jobKey(id)), id),
    column: (id) => known(columns.get(id), id),
  };
}

function numbered<T>(items: readonly T[], key: (item: T) => Key): ReadonlyMap<Key, number> {
  return new Map(items.map((item, index) => [key(item), index]));
}

function known(number: number | undefined, id: DatasetId | JobId | ColumnId): number {
  if (number === undefined)
    throw new Error(`The catalog’s edges name what it does not hold: ${JSON.stringify(id)}`);
  return number;
}

export function numberedFlow(catalog: Catalog, flow: Flow, numbers: Numbers): NumberedFlow {
  const ascending = (ids: readonly DatasetId[]): number[] => ids.map(numbers.dataset).sort((a, b) => a - b);
  const jobs = catalog.jobs.map(({ id }): JobFlow => {
    const inputs = flow.inputsOf(id);
    const outputs = flow.outputsOf(id).map((output) => {
      const sources = flow.inputsTowards(id, output);
      // The very list of inputs, unless the job says outright what it makes the output of.
      return {
        dataset: numbers.dataset(output),
        sources: sources === inputs || inputs.length === 0 ? null : ascending(sources),
      };
    });
    return { inputs: ascending(inputs), outputs: outputs.sort((a, b) => a.dataset - b.dataset) };
  });
  const ofNoJob = catalog.datasets.flatMap(({ id }, dataset) => {
    const sources = flow.sourcesOf(id);
    return sources.length > 0 ? [{ dataset, sources: ascending(sources) }] : [];
  });
  return [...jobs, { inputs: [], outputs: ofNoJob }];
}

/** Of each dataset, in the order of their numbers. */
export function numberedEdges(catalog: Catalog, numbers: Numbers): EdgesInto[] {
  const current = catalog.columnEdges.filter((edge) => edge.state === 'current');
  const byDataset = Map.groupBy(current, (edge) => datasetKey(edge.to));
  return catalog.datasets.map((dataset) =>
    edgesInto(dataset, byDataset.get(datasetKey(dataset.id)) ?? [], numbers),
  );
}

function edgesInto({ columns }: Dataset, edges: readonly ColumnEdge[], numbers: Numbers): EdgesInto {
  const sources: ColumnSource[][] = columns.map(() => []);
  const whole: ColumnSource[] = [];
  for (const edge of edges) {
    const source: ColumnSource = {
      dataset: numbers.dataset(edge.from),
      column: numbers.column(edge.from),
      job: edge.job && numbers.job(edge.job),
      origin: edge.origin,
      kind: isDirect(edge) ? 'value' : 'influence',
    };
    (endsAtColumn(edge) ? sources[numbers.column(edge.to)] : whole)?.push(source);
  }
  const isPast = columns.map((column) => column.state === 'past');
  const start = Math.max(isPast.indexOf(true), 0);
  return { past: { start, count: isPast.filter(Boolean).length }, whole, columns: sources };
}

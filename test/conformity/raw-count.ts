/** What a log's JSON contains, before any interpretation: what the README of a corpus counts. */
import { objectOr, listOr, isObject } from './json.ts';
import { keyOf } from './name.ts';
import type { Value } from './values.ts';

export interface RawCount {
  readonly events: number;
  readonly jobs: number;
  readonly runs: number;
  readonly datasets: number;
  readonly 'column edges': number;
}

/** Datasets are named as an input, an output or a `dataset`; column edges are pairs of columns that facets name. */
export function rawCount(values: readonly Value[]): RawCount {
  const events = values.map((value) => objectOr(value.ok ? value.value : null));
  const datasets = events.flatMap((event) => [
    ...listOr(event['inputs']),
    ...listOr(event['outputs']),
    ...listOr([event['dataset']]),
  ]);
  return {
    events: values.length,
    jobs: distinct(events.map((event) => pairOf(event['job']))),
    runs: distinct(events.map((event) => objectOr(event['run'])['runId'] ?? null)),
    datasets: distinct(datasets.map(pairOf)),
    'column edges': distinct(datasets.flatMap(edgesOf)),
  };
}

function distinct(values: readonly unknown[]): number {
  return new Set(values.filter((value) => value !== null).map((value) => JSON.stringify(value))).size;
}

function pairOf(value: unknown): string | null {
  return isObject(value) ? keyOf(value['namespace'], value['name']) : null;
}

function edgesOf(dataset: unknown): string[] {
  const { facets } = objectOr(dataset) as { readonly facets?: unknown };
  const { fields } = objectOr(objectOr(facets)['columnLineage']) as { readonly fields?: unknown };
  return Object.entries(objectOr(fields)).flatMap(([column, lineage]) =>
    listOr(objectOr(lineage)['inputFields']).map((input) =>
      keyOf(pairOf(dataset), column, pairOf(input), objectOr(input)['field']),
    ),
  );
}

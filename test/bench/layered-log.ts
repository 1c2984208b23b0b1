/** A log of many column edges: datasets in layers, each made of those before it, a few columns used by very many. */
import type { Json, JsonObject } from '../../src/model/json.ts';
import { dataset, jobEvent, schema } from '../catalog/log.ts';
import { randomFrom, type Random } from './random.ts';

export interface Layers {
  readonly layers: number;
  /** In each layer. */
  readonly datasets: number;
  /** Of each dataset. */
  readonly columns: number;
  /** In all; those of the first layer have none. */
  readonly edges: number;
  readonly seed: number;
}

/** One edge in so many only influences, and one in so many ends at a whole dataset. */
const INFLUENCE = 10;
const WHOLE = 100;

/** One job event for each dataset; the first layer's have schemas alone. */
export function* layeredLog(size: Layers): Generator<Json> {
  const random = randomFrom(size.seed);
  const made = (size.layers - 1) * size.datasets;
  for (let layer = 0; layer < size.layers; layer++) {
    for (let index = 0; index < size.datasets; index++) {
      const before = (layer - 1) * size.datasets + index;
      const own = layer === 0 ? 0 : share(size.edges, made, before);
      yield makingOf(layer, index, own, size, random);
    }
  }
}

/** So many of the whole that all shares together are the whole. */
function share(whole: number, shares: number, index: number): number {
  return Math.floor((whole * (index + 1)) / shares) - Math.floor((whole * index) / shares);
}

function makingOf(layer: number, index: number, edges: number, size: Layers, random: Random): JsonObject {
  const fields = new Map<string, Json[]>();
  const rows: Json[] = [];
  const taken = new Set<string>();
  while (taken.size < edges) {
    const isOfRows = random() * WHOLE < 1;
    const target = isOfRows ? '' : `c${Math.floor(random() * size.columns)}`;
    const [name, field] = sourceBefore(layer, size, random);
    const edge = `${name}.${field}.${target}`;
    if (taken.has(edge)) continue;
    taken.add(edge);
    const type = isOfRows || random() * INFLUENCE < 1 ? 'INDIRECT' : 'DIRECT';
    const input = { namespace: 'db', name, field, transformations: [{ type }] };
    if (isOfRows) rows.push(input);
    else fields.set(target, [...(fields.get(target) ?? []), input]);
  }
  const lineage = {
    fields: Object.fromEntries([...fields].map(([name, inputFields]) => [name, { inputFields }])),
    dataset: rows,
  };
  const columns = Array.from({ length: size.columns }, (_, column) => `c${column}`);
  const output = dataset(nameOf(layer, index), { ...schema(...columns), columnLineage: lineage });
  return jobEvent(0, { job: `make ${nameOf(layer, index)}`, outputs: [output] });
}

/** Mostly of the layer before, sometimes of the one before that; few columns are taken very often. */
function sourceBefore(layer: number, size: Layers, random: Random): readonly [string, string] {
  const back = layer > 1 && random() < 0.1 ? 2 : 1;
  const place = Math.floor(size.datasets * size.columns * random() ** 4);
  return [nameOf(layer - back, Math.floor(place / size.columns)), `c${place % size.columns}`];
}

export function nameOf(layer: number, index: number): string {
  return `layer${layer}.t${index}`;
}

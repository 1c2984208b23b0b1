/** Datasets that jobs read and nothing writes, while something writes one that is called all but the same. */
import type { Catalog, IoEdge } from '../../model/catalog.ts';
import { compareEvidence } from '../../model/event.ts';
import { datasetKey, jobKey, type DatasetId, type Key } from '../../model/identity.ts';
import type { Problem } from '../../model/problem.ts';
import { lookAlikesAmong } from './look-alike.ts';
import { differenceOf } from './spelling.ts';
import { warning } from './warning.ts';

type Lineage = Pick<Catalog, 'datasets' | 'ioEdges' | 'datasetEdges' | 'columnEdges'>;

/**
 * One for each dataset that was most likely not meant, at the event that first reads it. No such problem is one
 * that a job uses beside its look-alike: what reads `order` and writes `orders` tells them apart.
 */
export function misspeltInputs(lineage: Lineage): Problem[] {
  const written = writtenNames(lineage);
  const lookAlikes = lookAlikesAmong([...written.values()].map(({ name }) => name));
  const usesOf = Map.groupBy(lineage.ioEdges.filter(isCurrent), (edge) => jobKey(edge.job));
  return readersOfUnwritten(lineage, written).flatMap(([first, ...others]) => {
    const uses = [first, ...others].flatMap(({ job }) => usesOf.get(jobKey(job)) ?? []);
    const beside = new Set(uses.map((edge) => datasetKey(edge.dataset)));
    const meant = lookAlikes(first.dataset)
      .flatMap((id) => written.get(datasetKey(id)) ?? [])
      .find(({ writer }) => !beside.has(datasetKey(writer.dataset)));
    return meant === undefined ? [] : [misspelt(first, others.length, meant)];
  });
}

function isCurrent({ state }: IoEdge): boolean {
  return state === 'current';
}

/** One of the names of a dataset that is written, or once was. */
interface Written {
  readonly name: DatasetId;
  readonly writer: IoEdge;
}

function writtenNames({ datasets, ioEdges }: Lineage): ReadonlyMap<Key, Written> {
  const outputs = ioEdges.filter(({ direction }) => direction === 'output');
  const currentLast = [...outputs.filter((edge) => !isCurrent(edge)), ...outputs.filter(isCurrent)];
  const writers = new Map(currentLast.map((edge) => [datasetKey(edge.dataset), edge]));
  return new Map(
    datasets.flatMap(({ id, aliases }) => {
      const writer = writers.get(datasetKey(id));
      return writer === undefined
        ? []
        : [id, ...aliases].map((name) => [datasetKey(name), { name, writer }] as const);
    }),
  );
}

type Readers = readonly [IoEdge, ...IoEdge[]];

/**
 * The edges to each dataset that is read at present, and that nothing writes, no lineage makes of others and no
 * event of its own describes; the first that was seen comes first.
 */
function readersOfUnwritten(
  { datasets, ioEdges, datasetEdges, columnEdges }: Lineage,
  written: ReadonlyMap<Key, Written>,
): Readers[] {
  const described = datasets.filter(({ events }) => events.length > 0).map(({ id }) => datasetKey(id));
  const known = new Set([...written.keys(), ...described]);
  const reading = ioEdges.filter((edge) => edge.direction === 'input' && isCurrent(edge));
  const unwritten = reading.filter(({ dataset }) => !known.has(datasetKey(dataset)));
  const made = madeAmong(unwritten, [...datasetEdges, ...columnEdges]);
  const unmade = unwritten.filter(({ dataset }) => !made.has(datasetKey(dataset)));
  return [...Map.groupBy(unmade, ({ dataset }) => datasetKey(dataset)).values()].flatMap((edges) => {
    const [first, ...others] = edges.sort((a, b) => compareEvidence(a.span.first, b.span.first));
    return first === undefined ? [] : [[first, ...others]];
  });
}

/** Those of the datasets that edges end at. Of those that are called otherwise no key is made: they are most. */
function madeAmong(uses: readonly IoEdge[], edges: readonly { readonly to: DatasetId }[]): ReadonlySet<Key> {
  const names = new Set(uses.map(({ dataset }) => dataset.name));
  return new Set(edges.filter(({ to }) => names.has(to.name)).map(({ to }) => datasetKey(to)));
}

function misspelt({ dataset, job, span }: IoEdge, otherReaders: number, { name, writer }: Written): Problem {
  const reads = otherReaders === 0 ? 'reads' : `and ${otherReaders} more read`;
  return warning(
    'input-misspelt',
    span.first,
    `the job ${job.name} ${reads} the dataset ${dataset.name} in ${dataset.namespace}, which nothing writes; ` +
      `${writer.job.name} writes ${besides(dataset, name)}, ${differenceOf(dataset, name)}`,
    'mend the name where it is wrong, so that the two are one; if they are two, let a DatasetEvent describe the one that is read',
  );
}

/** The name, as far as it is not that of `dataset`. */
function besides(dataset: DatasetId, { namespace, name }: DatasetId): string {
  if (namespace === dataset.namespace) return `${name} there`;
  return `${name === dataset.name ? 'it' : name} in ${namespace}`;
}

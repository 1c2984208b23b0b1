/** Catalogs written as networks, in short or made up by fast-check. */
import fc from 'fast-check';
import { loopsOf } from '../../src/graph/loop.ts';
import { networkOf, type Network } from '../../src/graph/network.ts';
import type { Surroundings } from '../../src/graph/slice-builder.ts';
import type { DatasetId, JobId } from '../../src/model/identity.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, inputField, jobEvent, schema } from '../catalog/log.ts';

export { networkOf, type Network };

export function around(network: Network): Surroundings {
  return { ...network, loops: loopsOf(network) };
}

export function datasetId(name: string): DatasetId {
  return { namespace: 'db', name };
}

export function jobId(name: string): JobId {
  return { namespace: 'jobs', name };
}

/** `{ load: [['a', 'b'], ['c']] }`: the job load reads a and b and writes c. `links`: lineage without a job. */
export function flowNetwork(
  jobs: Readonly<Record<string, readonly [readonly string[], readonly string[]]>>,
  links: readonly (readonly [string, string])[] = [],
): Network {
  const events = Object.entries(jobs).map(([job, [inputs, outputs]]) =>
    jobEvent(0, {
      job,
      inputs: inputs.map((name) => dataset(name)),
      outputs: outputs.map((name) => dataset(name)),
    }),
  );
  const sources = Map.groupBy(links, ([, to]) => to);
  const declared = [...sources].map(([to, pairs]) => {
    const facet = { fields: {}, dataset: pairs.map(([from]) => inputField(`${from}.x`)) };
    return datasetEvent(0, dataset(to, { columnLineage: facet }));
  });
  return networkOf(catalogOf([...events, ...declared]));
}

export interface ColumnLink {
  readonly from: string;
  /** A column, or with no dot in it a dataset as a whole. */
  readonly to: string;
  readonly kind: 'DIRECT' | 'INDIRECT';
}

/** Each output dataset by a job of its own, which states all links to it. `columns`: the schemas. */
export function columnNetwork(columns: readonly string[], links: readonly ColumnLink[]): Network {
  const byDataset = Map.groupBy(columns, datasetOf);
  const schemas = [...byDataset].map(([name, paths]) =>
    datasetEvent(0, dataset(name, schema(...paths.map(columnOf)))),
  );
  const byTarget = Map.groupBy(links, (link) => datasetOf(link.to));
  const lineage = [...byTarget].map(([name, toDataset]) => {
    const whole = toDataset.filter((link) => !link.to.includes('.')).map(fieldOf);
    const byColumn = Map.groupBy(
      toDataset.filter((link) => link.to.includes('.')),
      (link) => columnOf(link.to),
    );
    const fields = [...byColumn].map(
      ([column, toColumn]) => [column, { inputFields: toColumn.map(fieldOf) }] as const,
    );
    const columnLineage = { fields: Object.fromEntries(fields), dataset: whole };
    return jobEvent(1, { job: `make ${name}`, outputs: [dataset(name, { columnLineage })] });
  });
  return networkOf(catalogOf([...schemas, ...lineage]));
}

function fieldOf({ from, kind }: ColumnLink): JsonObject {
  return inputField(from, { transformations: [{ type: kind }] });
}

export function datasetOf(path: string): string {
  return path.split('.')[0] ?? path;
}

export function columnOf(path: string): string {
  return path.split('.')[1] ?? '';
}

export function columnId(path: string): DatasetId & { readonly column: string } {
  return { ...datasetId(datasetOf(path)), column: columnOf(path) };
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const COLUMNS = NAMES.flatMap((name) => ['x', 'y'].map((column) => `${name}.${column}`));

/** Up to six jobs over six datasets, and direct links; cycles and all. */
export const anyFlow = fc
  .tuple(
    fc.dictionary(fc.constantFrom('j', 'k', 'l', 'm', 'n'), fc.tuple(fc.subarray(NAMES), fc.subarray(NAMES))),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), { maxLength: 4 }),
  )
  .map((parts) => flowNetwork(...parts));

export const anyColumn = fc.constantFrom(...COLUMNS);

export const anyColumnLinks: fc.Arbitrary<readonly ColumnLink[]> = fc.array(
  fc.record({
    from: anyColumn,
    to: fc.oneof({ weight: 4, arbitrary: anyColumn }, fc.constantFrom(...NAMES)),
    kind: fc.constantFrom('DIRECT', 'INDIRECT'),
  }),
  { maxLength: 14 },
);

export function columnNetworkOf(links: readonly ColumnLink[]): Network {
  return columnNetwork(COLUMNS, links);
}

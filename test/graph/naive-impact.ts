/** Impact by going over everything until nothing changes, over logs that are written as lists. */
import fc from 'fast-check';
import type { Impact } from '../../src/graph/impact.ts';
import type { Network } from '../../src/graph/network.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, inputField, jobEvent, schema } from '../catalog/log.ts';
import { columnOf, datasetOf, networkOf, type ColumnLink } from './network.ts';

/** A job with what it names as inputs and outputs, and its column lineage, which ends at outputs. */
export interface MixedJob {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly links: readonly ColumnLink[];
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const COLUMNS = ['x', 'y'];
const PATHS = NAMES.flatMap((name) => COLUMNS.map((column) => `${name}.${column}`));

const anyLink: fc.Arbitrary<ColumnLink> = fc.record({
  from: fc.constantFrom(...PATHS),
  to: fc.constantFrom(...PATHS, ...NAMES),
  kind: fc.constantFrom('DIRECT', 'INDIRECT'),
});

/** Up to four jobs over five datasets, some with column lineage for some of what they do; cycles and all. */
export const anyMixedJobs: fc.Arbitrary<readonly MixedJob[]> = fc
  .array(
    fc.record({
      inputs: fc.subarray(NAMES, { maxLength: 2 }),
      outputs: fc.subarray(NAMES, { minLength: 1, maxLength: 2 }),
      links: fc.array(anyLink, { maxLength: 4 }),
    }),
    { maxLength: 4 },
  )
  .map((jobs) => jobs.map((job, index) => ({ ...job, name: `j${index}` })));

/** A dataset, or a column of one. */
export const anyTarget = fc.constantFrom(...PATHS, ...NAMES);

export function mixedNetwork(jobs: readonly MixedJob[]): Network {
  const schemas = NAMES.map((name) => datasetEvent(0, dataset(name, schema(...COLUMNS))));
  const events = jobs.map((job) =>
    jobEvent(1, {
      job: job.name,
      inputs: job.inputs.map((name) => dataset(name)),
      outputs: writtenBy(job).map((name) => dataset(name, lineageTo(name, job.links))),
    }),
  );
  return networkOf(catalogOf([...schemas, ...events]));
}

function lineageTo(name: string, links: readonly ColumnLink[]): JsonObject {
  const field = ({ from, kind }: ColumnLink): JsonObject =>
    inputField(from, { transformations: [{ type: kind }] });
  const those = links.filter(({ to }) => datasetOf(to) === name);
  if (those.length === 0) return {};
  const byColumn = Map.groupBy(
    those.filter(({ to }) => to.includes('.')),
    ({ to }) => columnOf(to),
  );
  const fields = [...byColumn].map(([column, into]) => [column, { inputFields: into.map(field) }] as const);
  const whole = those.filter(({ to }) => !to.includes('.')).map(field);
  return { columnLineage: { fields: Object.fromEntries(fields), dataset: whole } };
}

const writtenBy = ({ outputs, links }: MixedJob): readonly string[] => [
  ...new Set([...outputs, ...links.map(({ to }) => datasetOf(to))]),
];
const readBy = ({ inputs, links }: MixedJob): readonly string[] => [
  ...new Set([...inputs, ...links.map(({ from }) => datasetOf(from))]),
];

/** Each affected thing as a line: `column b.x 1 value stale`, `dataset b 1 failure stale`, `job j 1 value breaks`. */
export function linesOf({ columns, datasets, jobs }: Impact): readonly string[] {
  return [
    ...columns.map(
      ({ id, distance, kind, effect }) => `column ${id.name}.${id.column} ${distance} ${kind} ${effect}`,
    ),
    ...datasets.map(({ id, distance, kind, effect }) => `dataset ${id.name} ${distance} ${kind} ${effect}`),
    ...jobs.map(({ id, distance, kind, effect }) => `job ${id.name} ${distance} ${kind} ${effect}`),
  ].sort();
}

const ORDER = ['value', 'influence', 'failure', 'unknown'];
const strongest = (kinds: readonly string[]): string => ORDER.find((kind) => kinds.includes(kind)) ?? '?';

interface Way {
  readonly what: string;
  readonly distance: number;
  readonly kind: string;
}

export function naiveImpact(
  jobs: readonly MixedJob[],
  target: string,
  change: 'drop' | 'type',
): readonly string[] {
  const whole = !target.includes('.');
  const home = datasetOf(target);
  const starts = whole ? COLUMNS.map((column) => `${home}.${column}`) : [target];
  const edges = jobs.flatMap((job) => edgesOf(job));
  const columns = reachedColumns(edges, starts);
  const sources = [...starts.map((what) => ({ what, distance: 0, kind: 'value' })), ...columns];
  const crossed = sources.flatMap(({ what, distance, kind }) =>
    edges
      .filter((edge) => edge.from === what)
      .map((edge) => ({
        what: edge.job,
        distance: distance + 1,
        kind: edge.direct && kind === 'value' ? 'value' : 'influence',
      })),
  );
  const failing = new Set(edges.filter((edge) => starts.includes(edge.from)).map((edge) => edge.job));
  const found: Found = {
    jobs: [...crossed],
    datasets: columns.map(({ what, distance, kind }) => ({ what: datasetOf(what), distance, kind })),
  };
  const [breaking, certain] = [
    new Set<string>(),
    new Set([...crossed, ...found.datasets].map(({ what }) => what)),
  ];
  if (change === 'drop') {
    const others = jobs.filter((job) => readBy(job).includes(home) && !failing.has(job.name));
    const written = jobs.filter((job) => failing.has(job.name)).flatMap(writtenBy);
    const after = downstream(jobs, atOne(written), whole ? home : null, 'failure');
    for (const { what } of [...after.datasets, ...after.jobs]) certain.add(what);
    for (const job of failing) breaking.add(job);
    const perhaps = whole
      ? {
          jobs: others.map((job) => ({ what: job.name, distance: 1, kind: 'unknown' })),
          seeds: atOne(others.flatMap(writtenBy)),
        }
      : unstated(jobs, { what: home, distance: 0, kind: 'value' });
    if (whole) for (const job of others) breaking.add(job.name);
    const beyond = downstream(jobs, perhaps.seeds, whole ? home : null, 'unknown');
    found.datasets.push(...after.datasets, ...beyond.datasets);
    found.jobs.push(...after.jobs, ...perhaps.jobs, ...beyond.jobs);
  } else {
    const touched = [{ what: home, distance: 0, kind: 'value' }, ...merged(found.datasets)];
    const perhaps = touched.map((way) => unstated(jobs, way));
    const seeds = perhaps.flatMap((one) => one.seeds);
    const beyond = downstream(jobs, seeds, whole ? home : null, 'unknown');
    found.datasets.push(...beyond.datasets);
    found.jobs.push(...perhaps.flatMap((one) => one.jobs), ...beyond.jobs);
  }
  const columnEffect = (kind: string): string =>
    change === 'drop' ? 'stale' : kind === 'value' ? 'may-change' : 'may-not-match';
  const effectOf = ({ what, kind }: Way): string => {
    if (change === 'type') return ['value', 'influence'].includes(kind) ? columnEffect(kind) : 'unknown';
    if (breaking.has(what)) return 'breaks';
    return certain.has(what) || whole ? 'stale' : 'unknown';
  };
  const line = (noun: string, way: Way): string =>
    `${noun} ${way.what} ${way.distance} ${way.kind} ${effectOf(way)}`;
  return [
    ...columns.map((way) => `column ${way.what} ${way.distance} ${way.kind} ${columnEffect(way.kind)}`),
    ...merged(found.datasets).map((way) => line('dataset', way)),
    ...merged(found.jobs).map((way) => line('job', way)),
  ].sort();
}

interface Found {
  readonly jobs: Way[];
  readonly datasets: Way[];
}

/** Each thing once: at the least distance of all ways there, with the strongest kind of any. */
function merged(ways: readonly Way[]): readonly Way[] {
  return [...Map.groupBy(ways, ({ what }) => what)].map(([what, those]) => ({
    what,
    distance: Math.min(...those.map(({ distance }) => distance)),
    kind: strongest(those.map(({ kind }) => kind)),
  }));
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly direct: boolean;
  readonly job: string;
}

/** Of one pair by one job there is one edge, direct where any link is; a whole dataset's end at its columns. */
function edgesOf({ name, links }: MixedJob): readonly Edge[] {
  return links.flatMap(({ from, to }) => {
    const direct =
      to.includes('.') && links.some((one) => one.from === from && one.to === to && one.kind === 'DIRECT');
    const ends = to.includes('.') ? [to] : COLUMNS.map((column) => `${to}.${column}`);
    return ends.map((end) => ({ from, to: end, direct, job: name }));
  });
}

function reachedColumns(edges: readonly Edge[], starts: readonly string[]): readonly Way[] {
  const distances = new Map(starts.map((start) => [`${start} value`, 0]));
  relax(distances, (state) => {
    const [path = '', kind] = state.split(' ');
    return edges
      .filter(({ from, to }) => from === path && !starts.includes(to))
      .map(({ to, direct }) => `${to} ${direct && kind === 'value' ? 'value' : 'influence'}`);
  });
  const states = [...distances]
    .filter(([, distance]) => distance > 0)
    .map(([state, distance]) => {
      const [what = '', kind = ''] = state.split(' ');
      return { what, kind, distance };
    });
  return states.filter(({ what, kind }) => kind === 'value' || !distances.has(`${what} value`));
}

function relax(distances: Map<string, number>, next: (state: string) => readonly string[]): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const [state, distance] of distances) {
      for (const other of next(state)) {
        if ((distances.get(other) ?? Infinity) <= distance + 1) continue;
        distances.set(other, distance + 1);
        changed = true;
      }
    }
  }
}

type Seeds = readonly { readonly what: string; readonly distance: number }[];

function atOne(names: readonly string[]): Seeds {
  return names.map((what) => ({ what, distance: 1 }));
}

function downstream(jobs: readonly MixedJob[], seeds: Seeds, except: string | null, kind: string): Found {
  const distances = new Map<string, number>();
  for (const { what, distance } of seeds) {
    if (what !== except) distances.set(what, Math.min(distance, distances.get(what) ?? Infinity));
  }
  const readersOf = (name: string): readonly MixedJob[] => jobs.filter((job) => readBy(job).includes(name));
  relax(distances, (name) =>
    readersOf(name)
      .flatMap(writtenBy)
      .filter((output) => output !== except),
  );
  return {
    datasets: [...distances].map(([what, distance]) => ({ what, distance, kind })),
    jobs: [...distances].flatMap(([name, distance]) =>
      readersOf(name).map((job) => ({ what: job.name, distance: distance + 1, kind })),
    ),
  };
}

/** Jobs that read a dataset and do not say, for all that they make of it, which columns they use. */
function unstated(
  jobs: readonly MixedJob[],
  { what, distance }: Way,
): { readonly jobs: Way[]; readonly seeds: Seeds } {
  const found = { jobs: new Array<Way>(), seeds: new Array<{ what: string; distance: number }>() };
  for (const job of jobs.filter((one) => readBy(one).includes(what))) {
    const says = job.links.some(({ from }) => datasetOf(from) === what);
    const silent = writtenBy(job).filter(
      (output) => !says || !job.links.some(({ to }) => datasetOf(to) === output),
    );
    if (!says || silent.length > 0)
      found.jobs.push({ what: job.name, distance: distance + 1, kind: 'unknown' });
    found.seeds.push(...silent.map((output) => ({ what: output, distance: distance + 1 })));
  }
  return found;
}

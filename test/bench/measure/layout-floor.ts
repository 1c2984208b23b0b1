/**
 * What layout takes by itself, and its floor: `node layout-floor.ts <log> <sample>` lays out every diagram of the log's site, and so
 * many of each kind with elkjs alone.
 */
import { load } from '../../../src/cli/load.ts';
import type { Slice } from '../../../src/graph/slice.ts';
import { arrange } from '../../../src/layout/elk.ts';
import { layout } from '../../../src/layout/layout.ts';
import { Layouts } from '../../../src/layout/layouts.ts';
import { orderSlice, shapeOf } from '../../../src/layout/ordered-slice.ts';
import { clockTime } from '../../../src/model/instant.ts';
import type { Site } from '../../../src/site/site.ts';
import { shown } from '../shown.ts';
import { DIAGRAM_KINDS, diagramsOf, type DiagramKind } from './diagram.ts';
import { measured, type Spent } from './spent.ts';

/** The diagrams of one kind. */
export interface Stratum {
  readonly kind: DiagramKind;
  readonly diagrams: number;
  /** How many of them elkjs laid out. */
  readonly sampled: number;
  /** What one of these took it, on average and with its error (one standard deviation). */
  readonly elkMilliseconds: number;
  readonly elkError: number;
}

export interface Layout {
  readonly own: Spent & { readonly diagrams: number };
  readonly elk: readonly Stratum[];
}

const WARMING = 10;

async function measureLayout(site: Site, most: number): Promise<Layout> {
  const counts = Map.groupBy(kindsOf(site), (kind) => kind);
  const steps = new Map([...counts].map(([kind, all]) => [kind, Math.ceil(all.length / most)]));
  const { own, samples } = await shown('Layout', 'diagram', async ({ total, tick }) => {
    total([...counts.values()].reduce((sum, all) => sum + all.length, 0));
    return layOut(site, steps, tick);
  });
  // Its first layouts take longer than all others, whatever they are.
  for (const slice of (samples.get('column') ?? []).slice(0, WARMING))
    await arrange(shapeOf(orderSlice(slice)));
  const elk = await shown('elkjs', 'diagram', async ({ total, tick }) => {
    total([...samples.values()].reduce((sum, slices) => sum + slices.length, 0));
    const strata: Stratum[] = [];
    for (const [kind, slices] of samples)
      strata.push(await stratumOf(kind, counts.get(kind)?.length ?? 0, slices, tick));
    return strata;
  });
  return { own, elk };
}

function* kindsOf(site: Site): Generator<DiagramKind> {
  for (const [kind] of diagramsOf(site)) yield kind;
}

/** Lays all out, and keeps those that elkjs is to lay out as well: of each kind, one in so many. */
async function layOut(site: Site, steps: ReadonlyMap<DiagramKind, number>, tick: () => void) {
  const samples = new Map<DiagramKind, Slice[]>(DIAGRAM_KINDS.map((kind) => [kind, []]));
  const layouts = new Layouts();
  const seen = new Map<DiagramKind, number>();
  let own = { milliseconds: 0, cpuMilliseconds: 0, diagrams: 0 };
  for (const [kind, slice] of diagramsOf(site)) {
    const place = seen.get(kind) ?? 0;
    seen.set(kind, place + 1);
    if (place % (steps.get(kind) ?? 1) === 0) samples.get(kind)?.push(slice);
    const { milliseconds, cpuMilliseconds } = await measured(() => layout(slice, layouts));
    own = {
      milliseconds: own.milliseconds + milliseconds,
      cpuMilliseconds: own.cpuMilliseconds + cpuMilliseconds,
      diagrams: own.diagrams + 1,
    };
    tick();
  }
  return { own, samples };
}

async function stratumOf(
  kind: DiagramKind,
  diagrams: number,
  slices: readonly Slice[],
  tick: () => void,
): Promise<Stratum> {
  const times: number[] = [];
  for (const slice of slices) {
    const { milliseconds } = await measured(() => arrange(shapeOf(orderSlice(slice))));
    times.push(milliseconds);
    tick();
  }
  const mean = sum(times) / Math.max(1, times.length);
  const variance = sum(times.map((time) => (time - mean) ** 2)) / Math.max(1, times.length - 1);
  const error = Math.sqrt(variance / Math.max(1, times.length));
  return { kind, diagrams, sampled: times.length, elkMilliseconds: mean, elkError: error };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

if (import.meta.main) {
  const [log = '', most = '100'] = process.argv.slice(2);
  const { site, close } = await load({ title: 'bench', events: [log], glossary: [], asOf: clockTime() });
  console.log(JSON.stringify(await measureLayout(site, Number(most))));
  close();
}

/** A result as the rows of a table: each phase beside its floor, and what is to be reached. */
import type { Build, BuildPhase, Result } from './result.ts';
import type { Spent } from './spent.ts';

/** A figure and what it is to be. */
export interface Goal {
  readonly ratio: number;
  /** `most`: no more than that; `least`: no less. */
  readonly bound: 'most' | 'least';
  readonly target: number;
}

export interface Row {
  readonly phase: string;
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  /** Null where it was not measured apart. */
  readonly peakRssBytes: number | null;
  /** What was read or written; null where that is nothing. */
  readonly bytes: number | null;
  readonly floor: { readonly what: string; readonly milliseconds: number } | null;
  readonly goal: Goal | null;
}

/** Plain elkjs over all diagrams counts for so much less in the floor of the whole, since shapes are laid out once. */
export const LAYOUT_GAIN = 30;

const TARGETS = { collect: 1.5, layout: LAYOUT_GAIN, render: 1.3, whole: 1.6, second: 0.15 } as const;

export function rowsOf(result: Result): Row[] {
  const { cold, logBytes, output, collectFloor, renderFloor, layout, second } = result;
  const elk = elkMilliseconds(result);
  const pages = phaseOf(cold, 'Pages');
  const floors = collectFloor.milliseconds + elk / LAYOUT_GAIN + renderFloor.milliseconds;
  return [
    {
      ...inBuild('collect', phaseOf(cold, 'Collect'), logBytes),
      ...against(
        'JSON.parse',
        phaseOf(cold, 'Collect').milliseconds,
        collectFloor.milliseconds,
        TARGETS.collect,
      ),
    },
    inBuild('catalog', phaseOf(cold, 'Catalog'), null),
    inBuild('graph', phaseOf(cold, 'Graph'), null),
    inBuild('search index', phaseOf(cold, 'Search'), phaseOf(cold, 'Search').counts['bytes'] ?? null),
    {
      ...inBuild('render', pages, output.bytes),
      ...against('bare Astro', pages.milliseconds, renderFloor.milliseconds, TARGETS.render),
    },
    {
      ...alone('  of it: layout', layout.own),
      floor: { what: 'plain elkjs', milliseconds: elk },
      goal: { ratio: elk / layout.own.milliseconds, bound: 'least', target: TARGETS.layout },
    },
    ...cold.phases
      .filter(({ name }) => !['Collect', 'Catalog', 'Graph', 'Search', 'Pages'].includes(name))
      .map((phase) => inBuild(phase.name.toLowerCase(), phase, phase.counts['bytes'] ?? null)),
    {
      ...whole('whole build', cold, output.bytes),
      ...against('the floors', cold.milliseconds, floors, TARGETS.whole),
    },
    {
      ...whole('second build', second.build, null),
      ...against('cold build', second.build.milliseconds, second.coldMilliseconds, TARGETS.second),
    },
  ];
}

/** What plain elkjs would take for all diagrams, by those that it was given. */
export function elkMilliseconds({ layout }: Result): number {
  return layout.elk.reduce((sum, { diagrams, elkMilliseconds: each }) => sum + diagrams * each, 0);
}

/** The phase of that name; one that there was not took nothing. */
export function phaseOf({ phases }: Build, name: string): BuildPhase {
  const nothing = { name, milliseconds: 0, cpuMilliseconds: 0, peakRssBytes: 0, counts: {} };
  return phases.find((phase) => phase.name === name) ?? nothing;
}

function inBuild(
  phase: string,
  { milliseconds, cpuMilliseconds, peakRssBytes }: BuildPhase,
  bytes: number | null,
): Row {
  return { phase, milliseconds, cpuMilliseconds, peakRssBytes, bytes, floor: null, goal: null };
}

function alone(phase: string, { milliseconds, cpuMilliseconds }: Spent): Row {
  return { phase, milliseconds, cpuMilliseconds, peakRssBytes: null, bytes: null, floor: null, goal: null };
}

function whole(
  phase: string,
  { milliseconds, cpuMilliseconds, peakRssBytes }: Build,
  bytes: number | null,
): Row {
  return { phase, milliseconds, cpuMilliseconds, peakRssBytes, bytes, floor: null, goal: null };
}

function against(
  what: string,
  milliseconds: number,
  floor: number,
  target: number,
): Pick<Row, 'floor' | 'goal'> {
  return {
    floor: { what, milliseconds: floor },
    goal: { ratio: milliseconds / floor, bound: 'most', target },
  };
}

export function isMet({ ratio, bound, target }: Goal): boolean {
  return bound === 'most' ? ratio <= target : ratio >= target;
}

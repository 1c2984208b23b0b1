/** Personal data by the book and slowly: each rule as it is said, applied until nothing changes. */
import type { PersonalLink, PersonalWords } from './personal-network.ts';

export interface NaiveHolding {
  readonly state: 'clear' | 'masked';
  readonly declared: boolean;
  readonly distance: number;
  /** The shortest way from a declared column, as `a.x j b.x k c.x`; empty where nothing brings it. */
  readonly way: string;
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly job: string;
  readonly masks: boolean;
}

/** What carries values, and whether it masks them: of the transformations that are not indirect, all must. */
function stepsOf(links: readonly PersonalLink[]): readonly Step[] {
  return links.flatMap(({ from, to, job, by }) => {
    const direct = by.filter((one) => !one.startsWith('indirect'));
    if (direct.length === 0 && by.length > 0) return [];
    return [{ from, to, job, masks: direct.length > 0 && direct.every((one) => one === 'mask') }];
  });
}

/** All from which edges that do not mask lead to the column; itself included. */
function behind(column: string, steps: readonly Step[]): ReadonlySet<string> {
  const found = new Set([column]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { from, to, masks } of steps) if (!masks && found.has(to)) found.add(from);
  }
  return found;
}

/** Whether all that flows into the column is masked: behind every column behind it a masking edge enters. */
function isMaskedOnTheWay(column: string, steps: readonly Step[]): boolean {
  return [...behind(column, steps)].every((source) => {
    const before = behind(source, steps);
    return steps.some(({ to, masks }) => masks && before.has(to));
  });
}

/** The kinds with the columns that are declared to hold them, and the columns that are declared free; of those that there are. */
export function naiveWords(
  { glossary = {}, tags = {} }: PersonalWords,
  known: ReadonlySet<string>,
): {
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
  readonly free: ReadonlySet<string>;
} {
  const free = new Set([...known].filter((column) => glossary[column] === 'none'));
  const pairs: (readonly [column: string, kind: string])[] = [];
  for (const column of known) {
    const word = free.has(column) ? undefined : glossary[column]?.toLowerCase();
    const tag = tags[column]?.[0];
    const tagged = tag?.[0].toLowerCase() === 'pii' ? tag[1] : undefined;
    if (word !== undefined) pairs.push([column, word]);
    if (tagged === 'email') pairs.push([column, 'email']);
    else if (tagged === 'true' && word === undefined) pairs.push([column, '(unstated)']);
  }
  const byKind = Map.groupBy(pairs, ([, kind]) => kind);
  return {
    declared: new Map([...byKind].map(([kind, those]) => [kind, new Set(those.map(([column]) => column))])),
    free,
  };
}

export function naiveSpread(
  links: readonly PersonalLink[],
  declared: ReadonlySet<string>,
  free: ReadonlySet<string>,
  /** To which the kind does not come, although edges lead there. */
  closed: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, NaiveHolding> {
  const all = stepsOf(links);
  const steps = all.filter(({ from, to }) => !free.has(from) && !closed.has(to));
  const clear = new Set([...declared].filter((column) => !isMaskedOnTheWay(column, all)));
  for (let size = -1; size < clear.size;) {
    size = clear.size;
    for (const { from, to, masks } of steps) if (!masks && clear.has(from)) clear.add(to);
  }
  const stateOf = (column: string) => (clear.has(column) ? ('clear' as const) : ('masked' as const));
  /** The steps that bring the kind to a column in the state that it has. */
  const arrivals = steps.filter(({ from, to, masks }) => (masks ? 'masked' : stateOf(from)) === stateOf(to));
  const distances = new Map([...declared].map((column) => [column, 0]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to } of arrivals) {
      const distance = (distances.get(from) ?? Infinity) + 1;
      if (distance >= (distances.get(to) ?? Infinity)) continue;
      distances.set(to, distance);
      changed = true;
    }
  }
  const least = (column: string, except: string | null): Step | undefined =>
    arrivals
      .filter(({ from, to }) => to === column && distances.has(from))
      .filter(({ from }) => except === null || originOf(from) !== except)
      .sort(
        (a, b) =>
          (distances.get(a.from) ?? 0) - (distances.get(b.from) ?? 0) ||
          compare(a.from, b.from) ||
          compare(a.job, b.job),
      )[0];
  const originOf = (column: string): string => {
    const step = declared.has(column) ? undefined : least(column, null);
    return step === undefined ? column : originOf(step.from);
  };
  const wayTo = (column: string): string => {
    const step = declared.has(column) ? undefined : least(column, null);
    return step === undefined ? column : `${wayTo(step.from)} ${step.job} ${column}`;
  };
  return new Map(
    [...distances].map(([column, distance]) => {
      const step = least(column, declared.has(column) ? column : null);
      const way = step === undefined ? '' : `${wayTo(step.from)} ${step.job} ${column}`;
      return [column, { state: stateOf(column), declared: declared.has(column), distance, way }];
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

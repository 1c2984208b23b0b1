/** What the page of lineage through time says; its JSON twin says the same. */
import {
  emptyTally,
  lineageHistory,
  THING_KINDS,
  type ChangeWord,
  type LineageChange,
  type LineageHistory,
  type LineageMonth,
  type Tally,
  type ThingKind,
} from '../graph/lineage-change.ts';
import type { Network } from '../graph/network.ts';
import { pathPart, type SitePath } from './path.ts';

export const LINEAGE_HISTORY_PATH: SitePath = '/lineage/history/';

/** @param month `2026-11` */
export function lineageMonthPath(month: string): SitePath {
  return `${LINEAGE_HISTORY_PATH}${pathPart(month)}/`;
}

export type Tallies = Readonly<Record<ChangeWord, Tally>>;

export interface LineageMonthLine extends Pick<LineageMonth, 'month' | 'beginning'> {
  readonly path: SitePath;
  /** Without what the log says at its beginning. */
  readonly counts: Tallies;
}

export interface LineageHistoryPage {
  readonly path: SitePath;
  /** With how much the log says then; null for an empty log. */
  readonly beginning: (NonNullable<LineageHistory['beginning']> & { readonly tally: Tally }) | null;
  /** Newest first. */
  readonly months: readonly LineageMonthLine[];
}

export function lineageHistoryPage(network: Network): LineageHistoryPage {
  const { beginning, months } = lineageHistory(network);
  return {
    path: LINEAGE_HISTORY_PATH,
    beginning: beginning && { ...beginning, tally: sumOf(months.map((month) => month.beginning)) },
    months: months
      .map((month) => ({
        month: month.month,
        beginning: month.beginning,
        path: lineageMonthPath(month.month),
        counts: countChanges(month.changes),
      }))
      .reverse(),
  };
}

/** The newest months, oldest first, those without any change among them. @param most how many */
export function monthsOf(
  { months }: Pick<LineageHistoryPage, 'months'>,
  most: number,
): { readonly name: string; readonly counts: Tallies | null }[] {
  const counts = new Map(months.map((month) => [month.month, month.counts]));
  const [newest, oldest] = [months[0]?.month, months.at(-1)?.month];
  const names: string[] = [];
  for (
    let name = newest;
    name !== undefined && oldest !== undefined && name >= oldest;
    name = monthBefore(name)
  ) {
    if (names.length === most) break;
    names.push(name);
  }
  return names.reverse().map((name) => ({ name, counts: counts.get(name) ?? null }));
}

/** `2025-12` of `2026-01`. */
function monthBefore(name: string): string {
  const [year = 0, month = 1] = name.split('-').map(Number);
  const [before, number] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${String(before).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
}

export function countChanges(changes: readonly LineageChange[]): Tallies {
  const counts = { appeared: emptyTally(), returned: emptyTally(), vanished: emptyTally() };
  for (const { word, thing } of changes) counts[word][thing.kind] += 1;
  return counts;
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) for (const kind of THING_KINDS) sum[kind] += tally[kind];
  return sum;
}

const EDGE_KINDS: readonly ThingKind[] = ['input', 'output', 'dataset-edge', 'column-edge'];

/** How many edges of any kind. */
export function edgesIn(tally: Tally): number {
  return EDGE_KINDS.reduce((sum, kind) => sum + tally[kind], 0);
}

export function totalOf(tally: Tally): number {
  return THING_KINDS.reduce((sum, kind) => sum + tally[kind], 0);
}

/** Results as tables: rows of cells, the first one the head. */
import { bytesText, ratioText, timeText } from './cell.ts';
import { limitsOf } from './limit.ts';
import type { Result, SizeName } from './result.ts';
import { isMet, rowsOf, type Goal, type Row } from './row.ts';

type Table = readonly (readonly string[])[];

/** @param results of several runs at one size, at least one; the middle one by the time of the whole is shown */
export function phaseTable(results: readonly Result[]): Table {
  const shown = middleOf(results);
  const all = results.map(rowsOf);
  return [
    ['phase', 'time', 'work', 'memory so far', 'bytes', 'floor', 'its time', 'ratio', 'target', ''],
    ...rowsOf(shown).map((row) =>
      cellsOf(
        row,
        all.flatMap((rows) => goalOf(rows, row.phase)),
      ),
    ),
  ];
}

function cellsOf(row: Row, goals: readonly Goal[]): string[] {
  const { phase, milliseconds, cpuMilliseconds, peakRssBytes, bytes, floor, goal } = row;
  return [
    phase,
    timeText(milliseconds),
    timeText(cpuMilliseconds),
    bytesText(peakRssBytes),
    bytesText(bytes),
    floor?.what ?? '',
    floor === null ? '' : timeText(floor.milliseconds),
    goal === null ? '' : ratiosText(goals),
    goal === null ? '' : targetText(goal),
    goal === null ? '' : verdict(goals.every(isMet)),
  ];
}

function goalOf(rows: readonly Row[], phase: string): Goal[] {
  return rows.flatMap((row) => (row.phase === phase && row.goal !== null ? [row.goal] : []));
}

function ratiosText(goals: readonly Goal[]): string {
  return rangeText(
    goals.map(({ ratio }) => ratio),
    ratioText,
  );
}

/** Of several runs, the least and the most. */
function rangeText(figures: readonly number[], said: (figure: number) => string): string {
  const [least, most] = [said(Math.min(...figures)), said(Math.max(...figures))];
  return least === most ? least : `${least} – ${most}`;
}

function targetText({ bound, target }: Goal): string {
  return `${bound === 'most' ? '≤' : '≥'} ${target}`;
}

export function limitTable(results: readonly Result[]): Table {
  const all = results.flatMap(limitsOf);
  return [
    ['limit', 'found', 'target', ''],
    ...limitsOf(middleOf(results)).map(({ what, said, target, isMet }) => {
      const figures = all.flatMap((limit) => (limit.what === what ? (limit.figure ?? []) : []));
      const found = figures.length === 0 ? 'compared at small and medium' : rangeText(figures, said);
      return [what, found, target, figures.length === 0 ? '' : verdict(figures.every(isMet))];
    }),
  ];
}

/** What a second build did. */
export function secondText({ second }: Result): string {
  return `A second build, after one more event: ${second.written} of ${second.files} files written anew.`;
}

/** A page at large costs at most so many times what one at medium does. */
const MOST_GROWTH = 1.2;

/** How what each phase takes for a page grows with the size. Only the whole is held to something. */
export function growthTable(bySize: ReadonlyMap<SizeName, readonly Result[]>): Table {
  const shown = [...bySize].map(([name, results]) => [name, middleOf(results)] as const);
  const [first] = shown;
  const phases = first === undefined ? [] : rowsOf(first[1]).map(({ phase }) => phase);
  return [
    ['microseconds a page', ...shown.map(([name]) => name), 'large to medium', 'target', ''],
    ...phases
      .filter((phase) => phase !== 'second build')
      .map((phase) => {
        const perPage = new Map(shown.map(([name, result]) => [name, microsecondsAPage(result, phase)]));
        const growth = growthOf(perPage);
        const figures = [...perPage.values()].map((figure) => figure.toFixed(0));
        const goal =
          phase === 'whole build' && growth !== null
            ? [`≤ ${MOST_GROWTH}`, verdict(growth <= MOST_GROWTH)]
            : ['', ''];
        return [phase, ...figures, growth === null ? '' : ratioText(growth), ...goal];
      }),
  ];
}

function microsecondsAPage(result: Result, phase: string): number {
  const row = rowsOf(result).find((one) => one.phase === phase);
  return ((row?.milliseconds ?? 0) * 1000) / result.output.pages;
}

/** From medium to large; null where one of them was not measured. */
function growthOf(perPage: ReadonlyMap<SizeName, number>): number | null {
  const [medium, large] = [perPage.get('medium'), perPage.get('large')];
  return medium === undefined || large === undefined ? null : large / medium;
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'missed';
}

/** The one that took neither the least time nor the most. @throws RangeError where there is none */
export function middleOf(results: readonly Result[]): Result {
  const sorted = [...results].sort((a, b) => a.cold.milliseconds - b.cold.milliseconds);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('There is no result.');
  return middle;
}

/** What the page of one month of lineage says; its JSON twin says the same, of all changes. */
import {
  lineageHistory,
  type ChangeWord,
  type LineageChange,
  type LineageHistory,
  type LineageMonth,
  type Thing,
  type ThingKind,
} from '../graph/lineage-change.ts';
import type { Graph } from '../graph/graph.ts';
import type { Network } from '../graph/network.ts';
import { runOf, type Evidence } from '../model/event.ts';
import { compareStrings, keyOf, type JobId, type Key } from '../model/identity.ts';
import { countChanges, lineageMonthPath, type Tallies } from './lineage-history.ts';
import type { Listed } from './loose-end.ts';
import type { SitePath } from './path.ts';

/** `named`: jobs, datasets and columns, which are there as soon as anything names them. */
export type LineKind = 'named' | Exclude<ThingKind, 'job' | 'dataset' | 'column'>;

/** Changes of one sort. */
export interface LineageLine {
  readonly word: ChangeWord;
  readonly kind: LineKind;
  readonly things: Listed<Thing>;
}

/** What one run, or one event about none, changed. */
export interface LineageGroup {
  /** Null for an event about a dataset alone. */
  readonly job: JobId | null;
  /** The events that say so, oldest first. */
  readonly events: Listed<Evidence>;
  readonly lines: readonly LineageLine[];
}

export interface LineageDay {
  /** `2026-11-03`, in UTC. */
  readonly day: string;
  /** Of all groups. */
  readonly counts: Tallies;
  /** Oldest first. */
  readonly groups: Listed<LineageGroup>;
}

export interface LineageMonthPage {
  readonly path: SitePath;
  readonly month: LineageMonth;
  /** That of the log. */
  readonly beginning: LineageHistory['beginning'];
  readonly counts: Tallies;
  /** Newest first. */
  readonly days: readonly LineageDay[];
  /** The months with changes before and after it. */
  readonly earlier: string | null;
  readonly later: string | null;
}

const MAX_GROUPS = 200;
const MAX_THINGS = 8;
const MAX_EVENTS = 3;
const LINES: readonly (readonly [LineKind, readonly ThingKind[]])[] = [
  ['named', ['job', 'dataset', 'column']],
  ['input', ['input']],
  ['output', ['output']],
  ['dataset-edge', ['dataset-edge']],
  ['column-edge', ['column-edge']],
];
const WORDS: readonly ChangeWord[] = ['appeared', 'returned', 'vanished'];

/** Oldest first. */
export function lineageMonthPages(network: Network): LineageMonthPage[] {
  const { beginning, months } = lineageHistory(network);
  return months.map((month, index) => ({
    path: lineageMonthPath(month.month),
    month,
    beginning,
    counts: countChanges(month.changes),
    days: daysOf(network.graph, month.changes),
    earlier: months[index - 1]?.month ?? null,
    later: months[index + 1]?.month ?? null,
  }));
}

function daysOf(graph: Graph, changes: readonly LineageChange[]): LineageDay[] {
  let room = MAX_GROUPS;
  const byDay = Map.groupBy(changes, ({ evidence }) => evidence.time.slice(0, 10));
  return [...byDay]
    .sort(([a], [b]) => compareStrings(b, a))
    .map(([day, ofDay]) => {
      const groups = [...Map.groupBy(ofDay, ({ evidence }) => occasionOf(evidence)).values()];
      const shown = groups.slice(0, room).map((group) => groupOf(graph, group));
      room -= shown.length;
      return { day, counts: countChanges(ofDay), groups: { shown, more: groups.length - shown.length } };
    });
}

function occasionOf(evidence: Evidence): Key {
  const run = runOf(evidence);
  return run === null ? keyOf('event', evidence.digest) : keyOf('run', run);
}

function groupOf(graph: Graph, changes: readonly LineageChange[]): LineageGroup {
  const events = [...new Map(changes.map(({ evidence }) => [evidence.digest, evidence])).values()];
  return {
    job: events[0] === undefined ? null : jobOf(graph, events[0]),
    events: firstOf(events, MAX_EVENTS),
    lines: WORDS.flatMap((word) => LINES.flatMap((line) => lineOf(word, line, changes))),
  };
}

function lineOf(
  word: ChangeWord,
  [kind, kinds]: (typeof LINES)[number],
  changes: readonly LineageChange[],
): LineageLine[] {
  const things = changes
    .filter((change) => change.word === word && kinds.includes(change.thing.kind))
    .map(({ thing }) => thing);
  return things.length === 0 ? [] : [{ word, kind, things: firstOf(things, MAX_THINGS) }];
}

function jobOf(graph: Graph, { subject }: Evidence): JobId | null {
  switch (subject.kind) {
    case 'run':
      return graph.run(subject.run)?.job ?? null;
    case 'job':
      return subject.job;
    case 'dataset':
      return null;
  }
}

function firstOf<Item>(items: readonly Item[], most: number): Listed<Item> {
  const shown = items.slice(0, most);
  return { shown, more: items.length - shown.length };
}

/** `2026-11-01` to `2026-11-30`. */
export function daysOfMonth(month: string): string[] {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(0);
  last.setUTCFullYear(year ?? 0, number ?? 1, 0);
  return Array.from(
    { length: last.getUTCDate() },
    (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
}

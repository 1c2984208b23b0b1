/** `headwater upstream` and `headwater downstream`: all that a dataset or a column is made of, or that is made of it. */
import { neighboursOf, type Direction } from '../../graph/flow.ts';
import type { Network } from '../../graph/network.ts';
import { reachColumns, reachDatasets, type ReachKind } from '../../graph/reach.ts';
import {
  compareStrings,
  datasetKey,
  type ColumnId,
  type DatasetId,
  type JobId,
} from '../../model/identity.ts';
import { plural } from '../terminal.ts';
import type { Names } from './names.ts';
import { COMMON_HELP, type Answer, type Asked, type Question } from './question.ts';
import type { ReachRecord } from './record.ts';
import { alignRows } from './table.ts';
import { jobsText, nameOf } from './word.ts';

const WORDS: Readonly<Record<Direction, { readonly summary: string; readonly example: string }>> = {
  upstream: {
    summary: 'Lists all that a dataset or a column is made of, nearest first.',
    example: 'npm run headwater -- upstream revenue_daily.net_revenue --depth 2',
  },
  downstream: {
    summary: 'Lists all that is made of a dataset or a column, nearest first.',
    example: 'npm run headwater -- downstream raw/orders',
  },
};

export function reachQuestion(direction: Direction): Question {
  const { summary, example } = WORDS[direction];
  return {
    help: `${summary}
Of a column, those that values come from or go to are told from those that somewhere only decide which rows there
are, or their order or grouping.

Usage: npm run headwater -- ${direction} <name[.column]> [options]

  --depth <n>         up to so many steps away
${COMMON_HELP}
Example: ${example}
`,
    names: ['<name[.column]>'],
    options: ['depth'],
    answer: (asked) => answer(direction, asked),
  };
}

interface Reached {
  readonly id: DatasetId | ColumnId;
  readonly distance: number;
  /** Null of datasets. */
  readonly kind: ReachKind | null;
  readonly jobs: readonly JobId[];
}

function answer(direction: Direction, { network, options: { depth }, ids: [of], names }: Asked): Answer {
  if (of === undefined) throw new RangeError('no name was asked about');
  const reached = reach(network, of, direction, depth ?? Infinity);
  const farther = depth === null ? 0 : reach(network, of, direction, Infinity).length - reached.length;
  const record: ReachRecord = { question: direction, of, depth, reached, farther };
  const lines =
    reached.length === 0
      ? [`Nothing is ${direction} of ${nameOf(of)}.`, ...otherLevel(network, of, direction, names)]
      : [headline(direction, of, reached), '', ...tableOf(reached)];
  return { found: reached.length > 0, lines: [...lines, ...beyond(of, depth, farther)], record };
}

function beyond(of: DatasetId | ColumnId, depth: number | null, farther: number): string[] {
  if (depth === null || farther === 0) return [];
  const those = plural(farther, 'column' in of ? 'column' : 'dataset');
  const are = farther === 1 ? 'is' : 'are';
  return ['', `Up to ${plural(depth, 'step')}, as --depth asks: ${those} farther away ${are} not listed.`];
}

/** Nearest first; of columns that are as near, values before influences. */
function reach(network: Network, of: DatasetId | ColumnId, direction: Direction, depth: number): Reached[] {
  if ('column' in of) {
    const columns = reachColumns(network.graph, of, direction, depth);
    return columns.sort((a, b) => a.distance - b.distance || compareStrings(b.kind, a.kind));
  }
  return reachDatasets(network.flow, of, direction, depth).map((dataset) => ({ ...dataset, kind: null }));
}

/** Lineage of datasets alone says nothing of their columns. */
function otherLevel(
  { flow }: Network,
  of: DatasetId | ColumnId,
  direction: Direction,
  names: Names,
): string[] {
  const { namespace, name } = of;
  const dataset = { namespace, name };
  if (!('column' in of) || neighboursOf(flow, dataset, direction).length === 0) return [];
  return [`Its dataset has lineage: npm run headwater -- ${direction} ${names.spelled(dataset)}`];
}

function headline(direction: Direction, of: DatasetId | ColumnId, reached: readonly Reached[]): string {
  const datasets = new Set(reached.map(({ id }) => datasetKey(id))).size;
  const what =
    'column' in of
      ? `${plural(reached.length, 'column')} in ${plural(datasets, 'dataset')}`
      : plural(datasets, 'dataset');
  return `${direction === 'upstream' ? 'Upstream' : 'Downstream'} of ${nameOf(of)}: ${what}`;
}

function tableOf(reached: readonly Reached[]): string[] {
  const isOfColumns = reached.some(({ kind }) => kind !== null);
  const head = ['steps', ...(isOfColumns ? ['kind', 'column'] : ['dataset']), 'by'];
  const rows = reached.map(({ id, distance, kind, jobs }) => [
    String(distance),
    ...(kind === null ? [] : [kind]),
    nameOf(id),
    jobsText(jobs),
  ]);
  return alignRows([head, ...rows], '  ');
}

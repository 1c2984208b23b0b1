/** `headwater path`: the paths from one dataset or column to another. */
import { findPaths, PATH_BOUNDS, type Paths } from '../../graph/path.ts';
import type { Network } from '../../graph/network.ts';
import type { PathStep } from '../../graph/path-step.ts';
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import type { Names } from './names.ts';
import { groupLines } from './path-text.ts';
import { COMMON_HELP, type Answer, type Asked, type Question } from './question.ts';
import type { PathRecord } from './record.ts';
import { nameOf } from './word.ts';

/** How many paths of a kind are listed where `--limit` does not say it. */
const LISTED = 10;

export const PATH_QUESTION: Question = {
  help: `Lists the paths from one dataset or column to another, shorter ones first.
Those of values come before those that somewhere only decide which rows there are, or their order or grouping. Between
two datasets paths lead through jobs. A dataset beside a column stands for any of its columns, and behind one also
for what decides its rows. From a name to itself, paths are the ways back to it.

Usage: npm run headwater -- path <from> <to> [options]

  --depth <n>         of up to so many steps (default: ${PATH_BOUNDS.length})
  --limit <n>         so many paths of a kind (default: ${LISTED})
${COMMON_HELP}
Example: npm run headwater -- path raw/orders.amount revenue_daily.net_revenue
`,
  names: ['<from>', '<to>'],
  options: ['depth', 'limit'],
  answer,
};

function answer({ network, options, ids: [from, to], names }: Asked): Answer {
  if (from === undefined || to === undefined) throw new RangeError('two names are asked about');
  const bounds = {
    ...PATH_BOUNDS,
    count: options.limit ?? LISTED,
    length: options.depth ?? PATH_BOUNDS.length,
  };
  const paths = findPaths(network, from, to, bounds);
  const found = paths.groups.some((group) => group.paths.length > 0);
  const reverse = paths.groups.length > 0 ? null : isJoined(network, to, from);
  const lines =
    paths.groups.length > 0
      ? [headline(paths, from, to), ...paths.groups.flatMap((group) => ['', ...groupLines(group, bounds)])]
      : [`No path leads from ${nameOf(from)} to ${nameOf(to)}.`, ...elsewhere(network, from, to, names)];
  return { found, lines, record: recordOf(paths, { from, to, bounds, reverse }) };
}

function isJoined(network: Network, from: DatasetId | ColumnId, to: DatasetId | ColumnId): boolean {
  return findPaths(network, from, to, { ...PATH_BOUNDS, count: 1 }).groups.length > 0;
}

function headline({ level }: Paths, from: DatasetId | ColumnId, to: DatasetId | ColumnId): string {
  const start = level === 'column' && !('column' in from) ? `any column of ${nameOf(from)}` : nameOf(from);
  const end =
    level === 'column' && !('column' in to)
      ? `any column of ${nameOf(to)}, or what decides its rows`
      : nameOf(to);
  return `From ${start} to ${end}`;
}

/** The questions that have an answer, where this one has none. */
function elsewhere(
  network: Network,
  from: DatasetId | ColumnId,
  to: DatasetId | ColumnId,
  names: Names,
): string[] {
  const command = (start: DatasetId | ColumnId, end: DatasetId | ColumnId): string =>
    `npm run headwater -- path ${names.spelled(start)} ${names.spelled(end)}`;
  const [start, end] = [datasetOf(from), datasetOf(to)];
  const isOfColumns = 'column' in from || 'column' in to;
  return [
    ...(isJoined(network, to, from) ? [`One leads the other way: ${command(to, from)}`] : []),
    ...(isOfColumns && isJoined(network, start, end)
      ? [`Their datasets are joined: ${command(start, end)}`]
      : []),
  ];
}

function datasetOf({ namespace, name }: DatasetId): DatasetId {
  return { namespace, name };
}

function recordOf(
  { level, groups }: Paths,
  asked: Pick<PathRecord, 'from' | 'to' | 'bounds' | 'reverse'>,
): PathRecord {
  return {
    question: 'path',
    ...asked,
    level,
    groups: groups.map(({ kind, length, paths, cut }) => ({
      kind,
      length,
      paths: paths.map(({ steps }) => ({ steps: steps.map(stepRecord) })),
      cut,
    })),
  };
}

function stepRecord({
  from,
  to,
  kind,
  jobs,
  edges,
}: PathStep): PathRecord['groups'][number]['paths'][number]['steps'][number] {
  return {
    from,
    to,
    kind,
    jobs,
    edges: edges.map(({ job, origin, transformations }) => ({
      job,
      origin,
      transformations: transformations.map(({ type, subtype, description, masking }) => ({
        type,
        subtype: subtype ?? null,
        description: description ?? null,
        masking: masking === true,
      })),
    })),
  };
}

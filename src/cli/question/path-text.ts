/** Paths as text. */
import type { PathBounds } from '../../graph/digraph/simple-path.ts';
import type { Path, PathCut, PathGroup } from '../../graph/path.ts';
import type { PathStep } from '../../graph/path-step.ts';
import { compareStrings } from '../../model/identity.ts';
import { visible } from '../../model/visible.ts';
import { plural } from '../terminal.ts';
import { alignRows } from './table.ts';
import { jobsText, nameOf } from './word.ts';

const NAMES = { value: 'Of values', influence: 'Somewhere only influencing' } as const;

/** A group of paths under a line that says what they are, and what bound cut them. */
export function groupLines(group: PathGroup, bounds: PathBounds): string[] {
  const { kind, paths, cut } = group;
  const name = kind === null ? '' : `${NAMES[kind]}: `;
  const more = cut?.by === 'count' ? ', and there are more' : '';
  const count = `${plural(paths.length, 'path')} ${lengthsOf(paths)}${more}`;
  const head = paths.length === 0 ? [] : [`${name}${count}`, '', ...pathLines(paths)];
  return cut === null ? head : [...head, ...(head.length > 0 ? [''] : []), cutText(group, cut, bounds)];
}

/** Shorter ones come first. */
function lengthsOf(paths: readonly Path[]): string {
  const [least = 0, most = 0] = [paths[0]?.steps.length, paths.at(-1)?.steps.length];
  return least === most ? `of ${plural(least, 'step')}` : `of ${least} to ${plural(most, 'step')}`;
}

/** Each path under its number; what its steps say stands below that of all others. */
function pathLines(paths: readonly Path[]): string[] {
  const rows = alignRows(withoutEmptyColumns(paths.flatMap(({ steps }) => steps.map(rowOf))));
  const margin = String(paths.length).length;
  let row = 0;
  return paths.flatMap(({ steps }, index) => {
    const number = String(index + 1).padStart(margin);
    const start = steps[0] === undefined ? '' : nameOf(steps[0].from);
    const own = rows.slice(row, (row += steps.length));
    return [`  ${number}  ${start}`, ...own.map((line) => `  ${' '.repeat(margin)}  ${line}`)];
  });
}

function rowOf({ from, to, kind, jobs, edges }: PathStep): string[] {
  const isRows = 'column' in from && !('column' in to);
  return [
    `→ ${nameOf(to)}${isRows ? ' (its rows)' : ''}`,
    kind ?? '',
    transformationsText(edges),
    jobsText(jobs),
    originsText(edges),
  ];
}

/** The kinds of transformation, each once, with those that mask. */
function transformationsText(edges: PathStep['edges']): string {
  const kinds = edges.flatMap(({ transformations }) =>
    transformations.map(
      ({ type, subtype, masking }) => `${subtype ?? type}${masking === true ? ' (masked)' : ''}`,
    ),
  );
  return kinds.length === 0 ? '' : visible([...new Set(kinds)].join(', '));
}

/** What runs were seen to do goes without saying. */
function originsText(edges: PathStep['edges']): string {
  const origins = new Set(edges.map(({ origin }) => origin));
  return [...origins].every((origin) => origin === 'observed')
    ? ''
    : [...origins].sort(compareStrings).join(', ');
}

function withoutEmptyColumns(rows: readonly (readonly string[])[]): string[][] {
  const filled = new Set(rows.flatMap((row) => row.flatMap((cell, column) => (cell === '' ? [] : [column]))));
  return rows.map((row) => row.filter((_, column) => filled.has(column)));
}

function cutText(
  { kind, paths, length }: PathGroup,
  { by, completeTo }: PathCut,
  bounds: PathBounds,
): string {
  const complete =
    length !== null && completeTo >= length
      ? `all of up to ${plural(completeTo, 'step')} are listed`
      : `${by === 'count' ? 'some' : 'there may be some that'} are as short`;
  switch (by) {
    case 'count':
      return `--limit lists no more; ${complete}.`;
    case 'length':
      return paths.length > 0
        ? `Paths of more than ${plural(bounds.length, 'step')} were not looked for: see --depth.`
        : noneSoShort(kind, length, bounds);
    case 'work':
      return paths.length > 0
        ? `The search was given up after ${plural(bounds.work, 'edge')}; ${complete}.`
        : `The search for ${ofKind(kind)} was given up after ${plural(bounds.work, 'edge')}: whether there are any is not known.`;
  }
}

function noneSoShort(kind: PathGroup['kind'], length: number | null, bounds: PathBounds): string {
  const longer = length === null ? 'longer ones were not looked for' : `the shortest has ${length}`;
  return `There are no ${ofKind(kind)} of up to ${plural(bounds.length, 'step')}, as --depth asks; ${longer}.`;
}

function ofKind(kind: PathGroup['kind']): string {
  return kind === null
    ? 'paths'
    : kind === 'value'
      ? 'paths of values'
      : 'paths that somewhere only influence';
}

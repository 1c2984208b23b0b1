/** `headwater cycles`: what is made of itself. */
import { columnCycles, columnRings, datasetCycles, datasetRings, type Ring } from '../../graph/cycle.ts';
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import { plural } from '../terminal.ts';
import type { CyclesRecord } from './loose-end-record.ts';
import type { Answer, Asked, Question } from './question.ts';
import { alignRows } from './table.ts';
import { WHOLE_HELP } from './whole.ts';
import { jobsText, nameOf } from './word.ts';

export const CYCLES_QUESTION: Question = {
  help: `Lists what is made of itself: datasets, and columns whose values feed themselves. Those that are made of each
other stand together, each group with a shortest way from the first of it back to it.

Usage: npm run headwater -- cycles [options]

${WHOLE_HELP}
Example: npm run headwater -- cycles --json
`,
  names: [],
  options: [],
  answer,
};

function answer({ network }: Asked): Answer {
  const datasets = datasetRings(network, datasetCycles(network));
  const columns = columnRings(network, columnCycles(network).values);
  const lines = [
    ...section(datasets, 'dataset', 'made of itself', 'made of themselves'),
    '',
    ...section(columns, 'column', 'whose values feed it', 'whose values feed themselves'),
  ];
  return {
    found: datasets.length + columns.length > 0,
    lines,
    record: {
      question: 'cycles',
      datasets: datasets.map(ringRecord),
      columns: columns.map(ringRecord),
    } satisfies CyclesRecord,
  };
}

type Id = DatasetId | ColumnId;

function section(rings: readonly Ring<Id>[], noun: string, one: string, several: string): string[] {
  if (rings.length === 0)
    return [`No ${noun} is known ${noun === 'column' ? 'whose values feed it' : 'to be made of itself'}.`];
  const size = rings.reduce((sum, { members }) => sum + members.length, 0);
  const groups = rings.length === size ? '' : `, in ${plural(rings.length, 'group')}`;
  const margin = String(rings.length).length;
  return [
    `${plural(size, noun)} ${size === 1 ? one : several}${groups}`,
    ...rings.flatMap((ring, index) => {
      const [first = '', ...rest] = ringLines(ring);
      const number = String(index + 1).padStart(margin);
      return ['', `  ${number}  ${first}`, ...rest.map((line) => `  ${' '.repeat(margin)}  ${line}`)];
    }),
  ];
}

/** The way round, and below it those of the group that it does not come by. */
function ringLines({ members, steps }: Ring<Id>): string[] {
  const [first] = members;
  const onTheWay = new Set(steps.map(({ to }) => nameOf(to)));
  const rest = members.map(nameOf).filter((name) => !onTheWay.has(name));
  return [
    first === undefined ? '' : nameOf(first),
    ...alignRows(steps.map(({ to, jobs }) => [`→ ${nameOf(to)}`, jobsText(jobs)])),
    ...(rest.length === 0
      ? []
      : [`also made of these, and these of ${rest.length === 1 ? 'it' : 'them'}: ${rest.join(', ')}`]),
  ];
}

function ringRecord<Member extends Id>({ members, steps }: Ring<Member>) {
  return { members, steps: steps.map(({ from, to, jobs }) => ({ from, to, jobs })) };
}

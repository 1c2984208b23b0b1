/** `headwater orphans`: what lineage leaves alone. */
import { findOrphans, type Orphans } from '../../graph/orphan.ts';
import { datasetKey, type ColumnId, type DatasetId } from '../../model/identity.ts';
import { visible } from '../../model/visible.ts';
import { plural } from '../terminal.ts';
import type { OrphansRecord } from './loose-end-record.ts';
import type { Answer, Asked, Question } from './question.ts';
import { WHOLE_HELP } from './whole.ts';
import { nameOf } from './word.ts';

export const ORPHANS_QUESTION: Question = {
  help: `Lists loose ends: datasets that nothing reads, datasets that no job reads or writes, and columns that jobs write
and of which neither an event nor SQL says what they are made of. That nothing reads a dataset means that no event says
so, by what holds now: who looks at it without a trace in the log is not known.

Usage: npm run headwater -- orphans [options]

${WHOLE_HELP}
Example: npm run headwater -- orphans --json
`,
  names: [],
  options: [],
  answer,
};

function answer({ network }: Asked): Answer {
  const orphans = findOrphans(network);
  const { leaves, untouched, unexplained } = orphans;
  return {
    found: leaves.length + untouched.length + unexplained.length > 0,
    lines: linesOf(orphans),
    record: { question: 'orphans', unread: leaves, untouched, unexplained } satisfies OrphansRecord,
  };
}

function linesOf({ leaves, untouched, unexplained }: Orphans): string[] {
  return [
    ...section(
      leaves.map(nameOf),
      `${plural(leaves.length, 'dataset')} that no event says anything reads`,
      'Each dataset that is written is read.',
    ),
    '',
    ...section(
      untouched.map(nameOf),
      `${plural(untouched.length, 'dataset')} that no job reads or writes`,
      'Each dataset is read or written by a job, or joined to another by lineage.',
    ),
    '',
    ...section(
      byDataset(unexplained),
      `${plural(unexplained.length, 'column')} of which it is not known what they are made of`,
      'The origin of each column that jobs write is known.',
    ),
  ];
}

function section(names: readonly string[], head: string, none: string): string[] {
  return names.length === 0 ? [none] : [head, '', ...names.map((name) => `  ${name}`)];
}

/** `mart/revenue: net, gross` */
function byDataset(columns: readonly ColumnId[]): string[] {
  return [...Map.groupBy(columns, datasetKey).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined
      ? []
      : [`${nameOf(datasetOf(first))}: ${own.map(({ column }) => visible(column)).join(', ')}`];
  });
}

function datasetOf({ namespace, name }: ColumnId): DatasetId {
  return { namespace, name };
}

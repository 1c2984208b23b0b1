/** What appeared and what vanished, in the words of the pages. */
import type { ChangeWord, Tally } from '../graph/lineage-change.ts';
import { edgesIn } from '../site/lineage-history.ts';
import type { LineKind } from '../site/lineage-history-month.ts';
import { plural } from './words.ts';

/** What stands before the names of things that changed alike. */
export const LINE_WORDS: Readonly<Record<LineKind, Readonly<Record<ChangeWord, string>>>> = {
  named: { appeared: 'first seen', returned: 'back in the schema', vanished: 'gone from the schema' },
  input: { appeared: 'now reads', returned: 'reads again', vanished: 'no longer reads' },
  output: { appeared: 'now writes', returned: 'writes again', vanished: 'no longer writes' },
  'dataset-edge': {
    appeared: 'new between datasets',
    returned: 'back between datasets',
    vanished: 'gone between datasets',
  },
  'column-edge': {
    appeared: 'new between columns',
    returned: 'back between columns',
    vanished: 'gone between columns',
  },
};

/** `3 jobs, 12 columns, 40 edges`; of what there is none, nothing is said. */
export function tallyText(tally: Tally): string {
  const parts = [
    [tally.job, 'job'],
    [tally.dataset, 'dataset'],
    [tally.column, 'column'],
    [edgesIn(tally), 'edge'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, noun]) => plural(number, noun));
  return told.length === 0 ? 'nothing' : told.join(', ');
}

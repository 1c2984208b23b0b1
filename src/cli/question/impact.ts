/** `headwater impact`: what a change of a dataset or a column does to what is made of it. */
import { impactOf, type Change, type Impact } from '../../graph/impact.ts';
import { formulaOf } from '../../graph/risk.ts';
import type { ColumnId, DatasetId, JobId } from '../../model/identity.ts';
import { InputError } from '../../model/input-error.ts';
import { nearest } from '../../model/nearest.ts';
import { visible } from '../../model/visible.ts';
import { plural } from '../terminal.ts';
import { COMMON_HELP, type Answer, type Asked, type Question } from './question.ts';
import type { ImpactRecord } from './record.ts';
import { alignRows } from './table.ts';
import { nameOf } from './word.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  drop: 'Dropping',
  rename: 'Renaming',
  type: 'Another type of',
};

export const IMPACT_QUESTION: Question = {
  help: `Lists what a change of a dataset or a column does: the jobs, datasets and columns that it affects, nearest first,
and who is to be told. A dataset stands for all of its columns.

Usage: npm run headwater -- impact <name[.column]> [options]

  --change <kind>     drop, rename, or type: its values get another type (default: drop)
${COMMON_HELP}
Example: npm run headwater -- impact orders_clean.net_amount --change rename
`,
  names: ['<name[.column]>'],
  options: ['change'],
  answer,
};

function answer({ network, options, ids: [of] }: Asked): Answer {
  if (of === undefined) throw new RangeError('no name was asked about');
  const impact = impactOf(network, of, readChange(options.change ?? 'drop'));
  const { jobs, datasets, columns } = impact;
  const found = jobs.length + datasets.length + columns.length > 0;
  const lines = found
    ? [`${CHANGES[impact.change]} ${nameOf(of)}`, ...sections(impact), '', riskText(impact)]
    : [`${CHANGES[impact.change]} ${nameOf(of)} affects nothing that is known.`];
  return { found, lines, record: recordOf(of, impact) };
}

function readChange(text: string): Change {
  const changes = Object.keys(CHANGES) as Change[];
  const change = changes.find((one) => one === text);
  if (change !== undefined) return change;
  const meant = nearest(text, changes);
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  throw new InputError(
    `There is no change ${text === '' ? "''" : text}`,
    `${guess}The changes are ${changes.join(', ')}.`,
  );
}

type Effect = Impact['jobs'][number]['effect'];

/** In the order in which they weigh: of one, and of several. */
const EFFECTS: Readonly<Record<Effect, readonly [string, string]>> = {
  breaks: ['breaks', 'break'],
  stale: ['goes stale', 'go stale'],
  'may-change': ['may change', 'may change'],
  'may-not-match': ['may not match', 'may not match'],
  unknown: ['is not known', 'are not known'],
};

interface Affected {
  readonly id: JobId | DatasetId | ColumnId;
  readonly distance: number;
  readonly effect: Effect;
  readonly kind: string;
}

function sections({ jobs, datasets, columns, owners, unowned }: Impact): string[] {
  return [
    ...affectedLines('Jobs', jobs),
    ...affectedLines('Datasets', datasets),
    ...affectedLines('Columns', columns),
    ...ownerLines(owners, unowned),
  ];
}

function affectedLines(what: string, affected: readonly Affected[]): string[] {
  if (affected.length === 0) return [];
  const rows = affected.map(({ id, distance, effect, kind }) => [
    String(distance),
    EFFECTS[effect][0],
    kind,
    nameOf(id),
  ]);
  const head = ['steps', 'effect', 'by', what.slice(0, -1).toLowerCase()];
  return ['', `${what}: ${countsOf(affected)}`, '', ...alignRows([head, ...rows], '  ')];
}

/** `1 breaks, 3 go stale` */
function countsOf(affected: readonly Affected[]): string {
  const byEffect = Map.groupBy(affected, ({ effect }) => effect);
  return Object.entries(EFFECTS)
    .flatMap(([effect, [one, several]]) => {
      const count = byEffect.get(effect as Effect)?.length ?? 0;
      return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : several}`];
    })
    .join(', ');
}

function ownerLines(owners: Impact['owners'], unowned: Impact['unowned']): string[] {
  const rows = owners.map(({ owner, distance, datasets, jobs }) => [
    String(distance),
    String(datasets),
    String(jobs),
    visible(owner),
  ]);
  const table = ['', 'To be told', '', ...alignRows([['steps', 'datasets', 'jobs', 'owner'], ...rows], '  ')];
  const nobody =
    unowned.datasets + unowned.jobs === 0
      ? []
      : [
          `Nobody answers for ${plural(unowned.datasets, 'dataset')} and ${plural(unowned.jobs, 'job')} of these.`,
        ];
  return [...(owners.length > 0 ? table : []), ...(nobody.length > 0 ? ['', ...nobody] : [])];
}

function riskText({ risk }: Impact): string {
  return `Risk, to compare changes by, and no probability: ${formulaOf(risk)}`;
}

function recordOf(of: DatasetId | ColumnId, impact: Impact): ImpactRecord {
  const { change, columns, datasets, jobs, owners, unowned, risk } = impact;
  return {
    question: 'impact',
    of,
    change,
    columns,
    datasets,
    jobs,
    owners,
    unowned,
    risk: { figure: risk.figure, formula: formulaOf(risk) },
  };
}

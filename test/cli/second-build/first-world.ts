/** A shop: orders and customers are loaded, cleaned and summed up, night after night; not all goes well. */
import type { JsonObject } from '../../../src/model/json.ts';
import { columnLineage, dataset, facet, runEvent } from '../../site/log.ts';
import { timeAt, type Line, type World } from './world.ts';

/** A job's output, its columns, and what they are made of. */
interface Making {
  readonly job: string;
  readonly inputs: readonly (readonly [name: string, columns: readonly string[]])[];
  readonly output: string;
  readonly columns: readonly string[];
  readonly from: Readonly<Record<string, readonly (readonly [dataset: string, column: string])[]>>;
}

export const MAKINGS: readonly Making[] = [
  {
    job: 'load',
    inputs: [['raw.orders', ['id', 'amount', 'mail']]],
    output: 'clean.orders',
    columns: ['id', 'amount', 'mail'],
    from: {
      id: [['raw.orders', 'id']],
      amount: [['raw.orders', 'amount']],
      mail: [['raw.orders', 'mail']],
    },
  },
  {
    job: 'sum',
    inputs: [['clean.orders', ['id', 'amount', 'mail']]],
    output: 'mart.sales',
    columns: ['total', 'contact'],
    from: { total: [['clean.orders', 'amount']], contact: [['clean.orders', 'mail']] },
  },
  {
    job: 'report',
    inputs: [['mart.sales', ['total', 'contact']]],
    output: 'report.daily',
    columns: ['total'],
    from: { total: [['mart.sales', 'total']] },
  },
];

/** The events of one run of a job: it begins, and ends as is said, or does not end. */
export function runOf(
  making: Making,
  run: string,
  hour: number,
  end: string | null,
  more: More = {},
): JsonObject[] {
  const { runFacets = {}, jobFacets = {}, outputFacets = {}, rows = 100 } = more;
  const said = { run, job: making.job, runFacets, jobFacets };
  const inputs = making.inputs.map(([name, columns]) => dataset(name, columns));
  const outputs = [
    {
      ...dataset(making.output, making.columns, { ...columnLineage(making.from), ...outputFacets }),
      outputFacets: { outputStatistics: facet({ rowCount: rows }) },
    },
  ];
  return [
    runEvent({ ...said, type: 'START', time: timeAt(hour) }),
    ...(end === null ? [] : [runEvent({ ...said, type: end, time: timeAt(hour + 0.2), inputs, outputs })]),
  ];
}

export interface More {
  readonly runFacets?: JsonObject;
  readonly jobFacets?: JsonObject;
  readonly outputFacets?: JsonObject;
  readonly rows?: number;
}

function nights(): Line[] {
  return [0, 24, 48].flatMap((night) =>
    MAKINGS.flatMap((making, index) =>
      runOf(making, `${making.job}-${night}`, night + index, 'COMPLETE').map((event) => ({
        file: `night-${night}.ndjson`,
        event,
      })),
    ),
  );
}

export const FIRST_WORLD: World = {
  lines: nights(),
  hour: 51,
  options: { title: 'Shop', url: undefined, edit: undefined, patience: 900_000 },
  glossary: {
    comments: 1,
    terms: {
      revenue: { name: 'Revenue', definition: 'Money that came in.', related: ['profit'] },
      profit: { name: 'Profit', definition: 'Money that stayed.' },
    },
    owners: { finance: { name: 'Finance team', kind: 'team' }, ada: { name: 'Ada', kind: 'person' } },
    datasets: {
      'raw.orders': { description: 'As they came.', columns: { mail: { pii: 'email' } } },
      'mart.sales': {
        description: 'What was sold.',
        owner: 'finance',
        steward: 'ada',
        domain: 'Shop',
        columns: { total: { description: 'The sum.', term: 'revenue' } },
      },
    },
    jobs: {
      sum: { description: 'Adds up orders.', owner: 'finance', schedule: '0 1 * * *', steps: ['Add up.'] },
    },
  },
};

/** What may become of a world from one build to the next. */
import type { JsonObject } from '../../../src/model/json.ts';
import type { Random } from '../../bench/random.ts';
import { columnLineage, dataset, facet, runEvent } from '../../site/log.ts';
import { MAKINGS, runOf, type More } from './first-world.ts';
import { timeAt, type Glossary, type World } from './world.ts';

export interface Change {
  readonly name: string;
  readonly apply: (world: World, random: Random) => World;
}

type Making = (typeof MAKINGS)[number];

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** Events of some hours later, in a file of their own or in the newest one. */
function later(world: World, random: Random, events: (hour: number) => readonly JsonObject[]): World {
  const hour = world.hour + Math.ceil(random() * 30);
  const last = world.lines.at(-1)?.file ?? 'night-0.ndjson';
  const file = random() < 0.5 ? last : `night-${hour}.ndjson`;
  return {
    ...world,
    hour: hour + 1,
    lines: [...world.lines, ...events(hour).map((event) => ({ file, event }))],
  };
}

function run(
  end: string | null,
  more: (random: Random) => More = () => ({}),
  edit = (making: Making) => making,
) {
  return (world: World, random: Random): World =>
    later(world, random, (hour) => {
      const making = edit(pick(MAKINGS, random));
      return runOf(making, `${making.job}-${hour}`, hour, end, more(random));
    });
}

function said(name: string, facets: JsonObject): Change {
  return { name, apply: run('COMPLETE', () => ({ outputFacets: facets })) };
}

function written(name: string, edit: (glossary: Glossary, random: Random) => Glossary): Change {
  return { name, apply: (world, random) => ({ ...world, glossary: edit(world.glossary, random) }) };
}

function aboutDataset(name: string, facets: JsonObject): Change {
  const event = (hour: number, id: string): JsonObject => ({
    eventTime: timeAt(hour),
    producer: 'https://example.com/catalog',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
    dataset: dataset(id, [], facets),
  });
  return {
    name,
    apply: (world, random) =>
      later(world, random, (hour) => [
        event(hour, pick(['raw.orders', 'clean.orders', 'mart.sales', 'orders'], random)),
      ]),
  };
}

const failure: JsonObject = {
  errorMessage: facet({ message: 'disk full', programmingLanguage: 'SQL', stackTrace: 'at line 1' }),
};

/** Each with a column more. */
const widened = (making: Making): Making => ({
  ...making,
  columns: [...making.columns, 'extra'],
  from: { ...making.from, extra: [[making.inputs[0]?.[0] ?? '', 'id']] },
});

/** Each without its last column. */
const narrowed = (making: Making): Making => {
  const columns = making.columns.slice(0, -1);
  return {
    ...making,
    columns,
    from: Object.fromEntries(columns.flatMap((one) => (making.from[one] ? [[one, making.from[one]]] : []))),
  };
};

const RENAMED: JsonObject = {
  lifecycleStateChange: facet({
    lifecycleStateChange: 'RENAME',
    previousIdentifier: { namespace: 'data', name: 'old.sales' },
  }),
};

export const CHANGES: readonly Change[] = [
  { name: 'a run completes', apply: run('COMPLETE') },
  {
    name: 'a run completes with other rows',
    apply: run('COMPLETE', (random) => ({ rows: Math.floor(random() * 1e6) })),
  },
  { name: 'a run fails', apply: run('FAIL', () => ({ runFacets: failure })) },
  { name: 'a run is aborted', apply: run('ABORT') },
  { name: 'a run does not end', apply: run(null) },
  { name: 'a column is added', apply: run('COMPLETE', undefined, widened) },
  { name: 'a column is removed', apply: run('COMPLETE', undefined, narrowed) },
  {
    name: 'a run has a parent',
    apply: run('COMPLETE', () => ({
      runFacets: { parent: facet({ run: { runId: 'load-24' }, job: { namespace: 'jobs', name: 'load' } }) },
    })),
  },
  {
    name: 'a run waits for others',
    apply: run('COMPLETE', () => ({
      runFacets: {
        jobDependencies: facet({
          upstream: [{ job: { namespace: 'jobs', name: 'archive' } }],
          downstream: [],
        }),
      },
    })),
  },
  {
    name: 'a run says its SQL',
    apply: run('COMPLETE', () => ({
      jobFacets: {
        sql: facet({
          query: 'INSERT INTO mart.sales SELECT amount AS total, mail AS contact FROM clean.orders',
        }),
      },
    })),
  },
  {
    name: 'a run says its owner',
    apply: run('COMPLETE', () => ({ jobFacets: { ownership: facet({ owners: [{ name: 'ada' }] }) } })),
  },
  said('a dataset is tagged', {
    tags: facet({
      tags: [
        { key: 'gold', value: 'yes' },
        { key: 'pii', value: 'true', field: 'total' },
      ],
    }),
  }),
  said('a check fails', {
    dataQualityAssertions: facet({
      assertions: [{ assertion: 'not_null', success: false, column: 'total' }],
    }),
  }),
  said('a check passes', {
    dataQualityAssertions: facet({ assertions: [{ assertion: 'not_null', success: true, column: 'total' }] }),
  }),
  said('a dataset is measured', {
    dataQualityMetrics: facet({ rowCount: 7, columnMetrics: { total: { nullCount: 3, distinctCount: 4 } } }),
  }),
  said('a dataset is renamed', RENAMED),
  said('a dataset is dropped', { lifecycleStateChange: facet({ lifecycleStateChange: 'DROP' }) }),
  said('a dataset has another name', {
    symlinks: facet({ identifiers: [{ namespace: 'hive', name: 'sales', type: 'TABLE' }] }),
  }),
  said('a facet of its own', { shop_size: facet({ size: 7 }) }),
  aboutDataset('a dataset is documented', { documentation: facet({ description: 'As people say.' }) }),
  aboutDataset('a dataset is called so no more', { symlinks: { _deleted: true } }),
  aboutDataset('a dataset says what it is made of', columnLineage({ id: [['raw.orders', 'amount']] })),
  aboutDataset('a dataset has two names in its database', {
    symlinks: facet({ identifiers: [{ namespace: 'data', name: 'orders', type: 'TABLE' }] }),
  }),
  aboutDataset('a dataset is linked', {
    symlinks: facet({ identifiers: [{ namespace: 'lake', name: 'raw/orders', type: 'LOCATION' }] }),
  }),
  {
    name: 'a job appears',
    apply: (world, random) =>
      later(world, random, (hour) => {
        const inputs = [dataset(pick(['mart.sales', 'clean.orders', 'report.daily'], random))];
        const name = pick(['archive', 'backup', 'export'], random);
        const lineage = columnLineage({ total: [['mart.sales', 'total']] });
        return [
          runEvent({
            run: `${name}-${hour}`,
            job: name,
            time: timeAt(hour),
            inputs,
            outputs: [dataset(`${name}.all`, ['total'], lineage)],
          }),
        ];
      }),
  },
  {
    name: 'a job is heard of no more',
    apply: (world) => {
      const lines = world.lines.filter(
        ({ event }) =>
          !['archive', 'backup', 'export'].includes(
            (event['job'] as { name?: string } | undefined)?.name ?? '',
          ),
      );
      return { ...world, lines };
    },
  },
  {
    name: 'an event is lost',
    apply: (world, random) => {
      const lost = Math.floor(random() * world.lines.length);
      return world.lines.length < 8
        ? world
        : { ...world, lines: world.lines.filter((_, index) => index !== lost) };
    },
  },
  {
    name: 'a file is renamed',
    apply: (world, random) => {
      const { file } = pick(world.lines, random);
      return {
        ...world,
        lines: world.lines.map((line) => (line.file === file ? { ...line, file: `moved/${file}` } : line)),
      };
    },
  },
  {
    name: 'only time passes',
    apply: (world, random) =>
      later(world, random, (hour) => [
        runEvent({ run: `clock-${hour}`, job: 'clock', time: timeAt(hour + 48) }),
      ]),
  },
  written('a line of the glossary moves', (glossary) => ({
    ...glossary,
    comments: (glossary.comments + 1) % 3,
  })),
  written('a dataset is described otherwise', (glossary, random) => ({
    ...glossary,
    datasets: {
      ...glossary.datasets,
      'clean.orders': { description: `Cleaned, ${Math.floor(random() * 5)}.`, owner: 'ada' },
    },
  })),
  written('a term is defined otherwise', (glossary, random) => ({
    ...glossary,
    terms: {
      ...glossary.terms,
      revenue: { name: pick(['Revenue', 'Sales'], random), definition: 'What came in.' },
    },
  })),
  written('an owner has another name', (glossary, random) => ({
    ...glossary,
    owners: { ...glossary.owners, finance: { name: pick(['Finance', 'Money'], random), kind: 'team' } },
  })),
  written('a column is personal, or free of it', (glossary, random) => ({
    ...glossary,
    datasets: {
      ...glossary.datasets,
      'raw.orders': { columns: { mail: { pii: pick(['email', 'none', 'phone'], random) } } },
    },
  })),
  written('a dataset has a deadline', (glossary, random) => ({
    ...glossary,
    datasets: { ...glossary.datasets, 'report.daily': { freshest_by: pick(['06:00', '0 0 1 * *'], random) } },
  })),
  written('a rule is asked', (glossary, random) => ({
    ...glossary,
    datasets: {
      ...glossary.datasets,
      'report.daily': {
        rules: [{ row_count: { min: pick([1, 500], random) } }],
        columns: { total: { rules: ['not_null'] } },
      },
    },
  })),
  written('a job has a longest duration', (glossary, random) => ({
    ...glossary,
    jobs: { ...glossary.jobs, load: { longest: pick(['1 hour', '3 days'], random), schedule: '0 0 * * *' } },
  })),
  written('an entry goes', (glossary) => ({ ...glossary, jobs: {} })),
  {
    name: 'the configuration changes',
    apply: (world, random) => ({
      ...world,
      options: {
        title: pick(['Shop', 'Store'], random),
        url: pick([undefined, 'https://example.com/docs/'], random),
        edit: pick([undefined, 'https://example.com/edit/{file}#L{line}'], random),
        patience: pick([900_000, 0], random),
      },
    }),
  },
];

/** @returns what gives a change at each call: in any order, and each once before any comes again */
export function changesInTurn(random: Random): () => Change {
  let left: Change[] = [];
  return () => {
    if (left.length === 0) left = [...CHANGES];
    const [change] = left.splice(Math.floor(random() * left.length), 1);
    return change ?? pick(CHANGES, random);
  };
}

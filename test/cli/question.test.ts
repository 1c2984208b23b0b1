import { describe, expect, test } from 'vitest';
import { CAUSE_QUESTION } from '../../src/cli/question/cause.ts';
import { IMPACT_QUESTION } from '../../src/cli/question/impact.ts';
import { PATH_QUESTION } from '../../src/cli/question/path.ts';
import type { Question } from '../../src/cli/question/question.ts';
import { causeRecord, impactRecord, pathRecord, reachRecord } from '../../src/cli/question/record.ts';
import { reachQuestion } from '../../src/cli/question/reach.ts';
import { alignRows } from '../../src/cli/question/table.ts';
import type { Json } from '../../src/model/json.ts';
import { dataset, jobEvent, runEvent, schema } from '../catalog/log.ts';
import { mistake, reply, said, SHOP } from './question-log.ts';

const UP = reachQuestion('upstream');
const DOWN = reachQuestion('downstream');

const ERROR = { errorMessage: { message: 'no space left\non the device', programmingLanguage: 'SQL' } };

/** A report that is made although its source was renamed and its last load failed. */
const FAILING = [
  runEvent('load-1', 'COMPLETE', 1, { job: 'load', outputs: [dataset('raw', schema('id', 'was'))] }),
  runEvent('sum-1', 'COMPLETE', 2, { job: 'sum', inputs: [dataset('raw')], outputs: [dataset('daily')] }),
  runEvent('load-2', 'FAIL', 3, {
    job: 'load',
    runFacets: ERROR,
    outputs: [dataset('raw', schema('id', 'is'))],
  }),
  runEvent('sum-2', 'COMPLETE', 4, { job: 'sum', inputs: [dataset('raw')], outputs: [dataset('daily')] }),
];

/** A report that is made of orders of which two checks had failed. */
const CHECKED = [
  runEvent('load-1', 'COMPLETE', 1, {
    job: 'load',
    outputs: [
      dataset('raw', {
        dataQualityAssertions: {
          assertions: [
            { assertion: 'not_null', success: false, column: 'id', expected: 'no nulls', actual: '3 nulls' },
            { assertion: 'unique', success: true, column: 'id' },
            { assertion: 'row_count', name: 'enough rows', success: false, severity: 'warn' },
          ],
        },
      }),
    ],
  }),
  runEvent('sum-1', 'COMPLETE', 2, { job: 'sum', inputs: [dataset('raw')], outputs: [dataset('daily')] }),
];

describe('upstream and downstream', () => {
  test('of a column say how far each column is, whether its values flow, and by which job', async () => {
    expect(await said(UP, ['report.revenue'])).toMatchInlineSnapshot(`
      "Upstream of db/report.revenue: 4 columns in 2 datasets

        steps  kind       column                 by
            1  value      db/sales.net           jobs/sum
            1  influence  db/sales.gross         jobs/sum
            2  value      db/shop.orders.amount  jobs/clean
            2  influence  db/shop.orders.status  jobs/clean"
    `);
    expect(await said(DOWN, ['shop.orders.status'])).toMatchInlineSnapshot(`
      "Downstream of db/shop.orders.status: 5 columns in 2 datasets

        steps  kind       column             by
            1  influence  db/sales.gross     jobs/clean
            1  influence  db/sales.id        jobs/clean
            1  influence  db/sales.net       jobs/clean
            2  influence  db/report.revenue  jobs/sum
            2  influence  db/report.tax      jobs/sum"
    `);
  });

  test('of a dataset say how far each dataset is, and by which job', async () => {
    expect(await said(UP, ['report'])).toMatchInlineSnapshot(`
      "Upstream of db/report: 2 datasets

        steps  dataset         by
            1  db/sales        jobs/sum
            2  db/shop.orders  jobs/clean"
    `);
  });

  test('say how many lie beyond the depth that was asked for', async () => {
    expect(await said(UP, ['report', '--depth', '1'])).toMatchInlineSnapshot(`
      "Upstream of db/report: 1 dataset

        steps  dataset   by
            1  db/sales  jobs/sum

      Up to 1 step, as --depth asks: 1 dataset farther away is not listed."
    `);
  });

  test('say that there is nothing, and what else may be asked', async () => {
    expect(await said(UP, ['old.orders'])).toMatchInlineSnapshot(`
      "Nothing is upstream of db/old.orders.
      exit 1"
    `);
    expect(await said(DOWN, ['orders.note'])).toMatchInlineSnapshot(`
      "Nothing is downstream of db/shop.orders.note.
      Its dataset has lineage: npm run headwater -- downstream db/shop.orders
      exit 1"
    `);
  });
});

describe('paths', () => {
  test('are told by kind, shorter ones first, with what each step does and who makes it', async () => {
    expect(await said(PATH_QUESTION, ['orders.amount', 'report.revenue'])).toMatchInlineSnapshot(`
      "From db/shop.orders.amount to db/report.revenue

      Of values: 1 path of 2 steps

        1  db/shop.orders.amount
           → db/sales.net       value  TRANSFORMATION  jobs/clean
           → db/report.revenue  value  AGGREGATION     jobs/sum

      Somewhere only influencing: 1 path of 2 steps

        1  db/shop.orders.amount
           → db/sales.gross     value      IDENTITY     jobs/clean
           → db/report.revenue  influence  CONDITIONAL  jobs/sum"
    `);
  });

  test('from or to a dataset are those of its columns, and to it also what decides its rows', async () => {
    expect(await said(PATH_QUESTION, ['orders.status', 'sales'])).toMatchInlineSnapshot(`
      "From db/shop.orders.status to any column of db/sales, or what decides its rows

      Somewhere only influencing: 1 path of 1 step

        1  db/shop.orders.status
           → db/sales (its rows)  influence  FILTER  jobs/clean"
    `);
    expect(await said(PATH_QUESTION, ['shop.orders', 'sales.id'])).toMatchInlineSnapshot(`
      "From any column of db/shop.orders to db/sales.id

      Of values: 1 path of 1 step

        1  db/shop.orders.id
           → db/sales.id  value  IDENTITY  jobs/clean

      Somewhere only influencing: 1 path of 1 step

        1  db/shop.orders.status
           → db/sales.id  influence  FILTER  jobs/clean"
    `);
  });

  test('between datasets lead through jobs', async () => {
    expect(await said(PATH_QUESTION, ['shop.orders', 'report'])).toMatchInlineSnapshot(`
      "From db/shop.orders to db/report

      1 path of 2 steps

        1  db/shop.orders
           → db/sales   jobs/clean
           → db/report  jobs/sum"
    `);
  });

  test('say what bound cut them', async () => {
    expect(await said(PATH_QUESTION, ['orders.amount', 'report.tax', '--limit', '1'])).toMatchInlineSnapshot(`
      "From db/shop.orders.amount to db/report.tax

      Of values: 1 path of 2 steps, and there are more

        1  db/shop.orders.amount
           → db/sales.net   value  TRANSFORMATION  jobs/clean
           → db/report.tax  value  AGGREGATION     jobs/sum

      --limit lists no more; some are as short."
    `);
    expect(await said(PATH_QUESTION, ['orders.amount', 'report.tax', '--depth', '1'])).toMatchInlineSnapshot(`
      "From db/shop.orders.amount to db/report.tax

      There are no paths of values of up to 1 step, as --depth asks; the shortest has 2.
      exit 1"
    `);
  });

  test('that there are none say which way there is one', async () => {
    expect(await said(PATH_QUESTION, ['report.tax', 'orders.amount'])).toMatchInlineSnapshot(`
      "No path leads from db/report.tax to db/shop.orders.amount.
      One leads the other way: npm run headwater -- path db/shop.orders.amount db/report.tax
      exit 1"
    `);
    expect(await said(PATH_QUESTION, ['orders.note', 'report.tax'])).toMatchInlineSnapshot(`
      "No path leads from db/shop.orders.note to db/report.tax.
      Their datasets are joined: npm run headwater -- path db/shop.orders db/report
      exit 1"
    `);
    expect(await said(PATH_QUESTION, ['old.orders', 'report'])).toMatchInlineSnapshot(`
      "No path leads from db/old.orders to db/report.
      exit 1"
    `);
  });
});

describe('impact', () => {
  test('lists jobs, datasets and columns by what the change does to them, and the risk with its formula', async () => {
    expect(await said(IMPACT_QUESTION, ['orders.amount'])).toMatchInlineSnapshot(`
      "Dropping db/shop.orders.amount

      Jobs: 1 breaks, 1 goes stale

        steps  effect      by     job
            1  breaks      value  jobs/clean
            2  goes stale  value  jobs/sum

      Datasets: 2 go stale

        steps  effect      by     dataset
            1  goes stale  value  db/sales
            2  goes stale  value  db/report

      Columns: 4 go stale

        steps  effect      by     column
            1  goes stale  value  db/sales.gross
            1  goes stale  value  db/sales.net
            2  goes stale  value  db/report.revenue
            2  goes stale  value  db/report.tax

      Nobody answers for 2 datasets and 2 jobs of these.

      Risk, to compare changes by, and no probability: 1 × (2 ÷ 1 + 2 ÷ 2) = 3"
    `);
    expect(await said(IMPACT_QUESTION, ['sales.gross', '--change', 'type'])).toMatchInlineSnapshot(`
      "Another type of db/sales.gross

      Jobs: 1 may change

        steps  effect      by     job
            1  may change  value  jobs/sum

      Datasets: 1 may change

        steps  effect      by     dataset
            1  may change  value  db/report

      Columns: 1 may change, 1 may not match

        steps  effect         by         column
            1  may change     value      db/report.tax
            1  may not match  influence  db/report.revenue

      Nobody answers for 1 dataset and 1 job of these.

      Risk, to compare changes by, and no probability: ¼ × ((1 + ½ × 1) ÷ 1) ≈ 0.38"
    `);
  });

  test('says who is to be told', async () => {
    const ownership = { ownership: { owners: [{ name: 'finance', type: 'OWNER' }] } };
    const log = [
      jobEvent(1, {
        jobFacets: ownership,
        inputs: [dataset('a', schema('x'))],
        outputs: [dataset('b', ownership)],
      }),
    ];
    expect(await said(IMPACT_QUESTION, ['a'], log)).toMatchInlineSnapshot(`
      "Dropping db/a

      Jobs: 1 breaks

        steps  effect  by       job
            1  breaks  unknown  jobs/load

      Datasets: 1 goes stale

        steps  effect      by       dataset
            1  goes stale  unknown  db/b

      To be told

        steps  datasets  jobs  owner
            1         1     1  finance

      Risk, to compare changes by, and no probability: 1 × (¼ × 1 ÷ 1) = 0.25"
    `);
  });

  test('says that nothing is affected', async () => {
    expect(await said(IMPACT_QUESTION, ['report', '--change', 'rename'])).toMatchInlineSnapshot(`
      "Renaming db/report affects nothing that is known.
      exit 1"
    `);
  });
});

describe('causes', () => {
  test('are told nearest first, each with its way, its run and the event that says it', async () => {
    expect(await said(CAUSE_QUESTION, ['daily'], FAILING)).toMatchInlineSnapshot(`
      "Why db/daily may be wrong: 2 causes

        1  db/raw has other columns than before: added is; removed was; 1 step upstream
           db/daily ← jobs/sum ← db/raw
           run sum-2 of jobs/sum
           event cfe2f84e92cc of 2026-03-01 00:03:00 UTC, log.ndjson:3

        2  jobs/load failed; 2 steps upstream
           db/daily ← jobs/sum ← db/raw ← jobs/load
           run load-2 of jobs/load
           error: no space left
           event cfe2f84e92cc of 2026-03-01 00:03:00 UTC, log.ndjson:3"
    `);
  });

  test('name the checks of an input that had failed', async () => {
    expect(await said(CAUSE_QUESTION, ['daily'], CHECKED)).toMatchInlineSnapshot(`
      "Why db/daily may be wrong: 1 cause

        1  2 checks of db/raw failed: enough rows, not_null of id; 1 step upstream
           db/daily ← jobs/sum ← db/raw
           run load-1 of jobs/load
           event 4baaa07599e8 of 2026-03-01 00:01:00 UTC, log.ndjson:1"
    `);
  });

  test('that there are none is an answer', async () => {
    expect(await said(CAUSE_QUESTION, ['report'])).toMatchInlineSnapshot(`
      "Nothing upstream says why db/report would be wrong.
      exit 1"
    `);
    expect(await said(CAUSE_QUESTION, ['old.orders'])).toMatchInlineSnapshot(`
      "Nothing upstream says why db/old.orders would be wrong. No run that wrote it is known.
      exit 1"
    `);
  });
});

test('an answer says what it was asked of', async () => {
  const { text } = await reply(UP, ['report']);
  expect(text.split('\n').at(-2)).toMatchInlineSnapshot(
    `"From the last build: 4 datasets, 2 jobs; 0 events read; inputs 0123456789ab."`,
  );
});

describe('a question that is not understood', () => {
  const NAMES = 'Write dataset, namespace/dataset or dataset.column, as on the site’s pages.';
  const HELP = 'Run the command with --help to see what it takes.';

  test.each<[string, Question, string[], string]>([
    [
      'no name',
      UP,
      [],
      '<name[.column]> is missing → Write the command with <name[.column]>; run it with --help for an example.',
    ],
    [
      'a name too many',
      UP,
      ['sales', 'report'],
      'There is one name too many: report → Write the command with <name[.column]>; run it with --help for an example.',
    ],
    [
      'a path to nowhere',
      PATH_QUESTION,
      ['sales'],
      '<to> is missing → Write the command with <from> <to>; run it with --help for an example.',
    ],
    [
      'a misspelt dataset',
      UP,
      ['ordrs'],
      `No dataset and no column is called ordrs → Did you mean db/old.orders? ${NAMES}`,
    ],
    [
      'a misspelt column',
      UP,
      ['report.revenu'],
      `No dataset and no column is called report.revenu → Did you mean db/report.revenue? ${NAMES}`,
    ],
    [
      'an unknown name',
      UP,
      ['nothing like it'],
      `No dataset and no column is called nothing like it → ${NAMES}`,
    ],
    ['an empty name', UP, [''], `No dataset and no column is called '' → ${NAMES}`],
    [
      'the name of a job',
      UP,
      ['clean'],
      'jobs/clean is a job → Name a dataset or a column of one: it uses db/sales, db/shop.orders.',
    ],
    ['a name of several', UP, ['orders.id'], 'orders.id may mean 2 things → Name one of them in whole:'],
    [
      'an unknown option',
      UP,
      ['sales', '--dept', '2'],
      `Unknown option '--dept' → Did you mean --depth? ${HELP}`,
    ],
    ['an option of another question', UP, ['sales', '--limit', '2'], `Unknown option '--limit' → ${HELP}`],
    [
      'no number',
      UP,
      ['sales', '--depth', '0'],
      '--depth takes a number from 1 to 999999, and found 0 → Write --depth 3.',
    ],
    [
      'a glossary without its log',
      UP,
      ['sales', '--glossary', 'x'],
      '--glossary goes with --events → Name the log that it describes, or ask the last build.',
    ],
    [
      'an unknown change',
      IMPACT_QUESTION,
      ['sales', '--change', 'renam'],
      'There is no change renam → Did you mean rename? The changes are drop, rename, type.',
    ],
    [
      'causes of a column',
      CAUSE_QUESTION,
      ['report.tax'],
      'db/report.tax is a column, and runs write whole datasets → Ask for its dataset: db/report',
    ],
  ])('says what is wrong with %s, and the way out', async (_, question, args, expected) => {
    expect(await mistake(question, args)).toBe(expected);
  });
});

describe('in JSON', () => {
  const asJson = async (
    question: Question,
    args: readonly string[],
    log?: readonly Json[],
  ): Promise<unknown> => JSON.parse((await reply(question, [...args, '--json'], log)).text);

  test.each([
    ['upstream of a column', reachRecord, UP, ['report.revenue'], SHOP],
    ['downstream of a dataset', reachRecord, DOWN, ['shop.orders', '--depth', '1'], SHOP],
    ['nothing downstream', reachRecord, DOWN, ['report'], SHOP],
    ['paths of columns', pathRecord, PATH_QUESTION, ['orders.amount', 'report.revenue'], SHOP],
    ['paths of a dataset', pathRecord, PATH_QUESTION, ['orders.status', 'sales'], SHOP],
    ['paths of datasets', pathRecord, PATH_QUESTION, ['shop.orders', 'report'], SHOP],
    ['paths that are cut', pathRecord, PATH_QUESTION, ['orders.amount', 'report', '--limit', '1'], SHOP],
    ['no path', pathRecord, PATH_QUESTION, ['report', 'sales.id'], SHOP],
    ['impact', impactRecord, IMPACT_QUESTION, ['orders.amount', '--change', 'type'], SHOP],
    ['impact of a dataset', impactRecord, IMPACT_QUESTION, ['raw'], FAILING],
    ['causes', causeRecord, CAUSE_QUESTION, ['daily'], FAILING],
    ['failed checks', causeRecord, CAUSE_QUESTION, ['daily'], CHECKED],
    ['no cause', causeRecord, CAUSE_QUESTION, ['report'], SHOP],
  ])('%s has the shape that is documented', async (_, schema, question, args, log) => {
    const record = await asJson(question, args, log);
    expect(schema.parse(record)).toEqual(record);
  });

  test('the schemas refuse what has another shape', async () => {
    const record = await asJson(UP, ['report']);
    expect(reachRecord.safeParse({ ...(record as object), more: 1 }).success).toBe(false);
    expect(pathRecord.safeParse(record).success).toBe(false);
  });

  test('says the same as the text, and what it was asked of', async () => {
    expect(await asJson(UP, ['report.revenue', '--depth', '1'])).toMatchObject({
      question: 'upstream',
      of: { namespace: 'db', name: 'report', column: 'revenue' },
      depth: 1,
      reached: [
        {
          id: { namespace: 'db', name: 'sales', column: 'net' },
          distance: 1,
          kind: 'value',
          jobs: [{ namespace: 'jobs', name: 'sum' }],
        },
        { id: { column: 'gross' }, kind: 'influence' },
      ],
      farther: 2,
      catalog: { source: 'last-build', datasets: 4, jobs: 2 },
    });
    expect(await asJson(PATH_QUESTION, ['report', 'sales'])).toMatchObject({ groups: [], reverse: true });
    expect(await asJson(PATH_QUESTION, ['sales.net', 'report.tax'])).toMatchObject({
      groups: [
        {
          kind: 'value',
          length: 1,
          paths: [
            { steps: [{ edges: [{ transformations: [{ subtype: 'AGGREGATION', masking: false }] }] }] },
          ],
          cut: null,
        },
      ],
      reverse: null,
    });
  });
});

test('a name that would command the terminal is spelled out in the answer', async () => {
  const name = 'a\u001b[2J\u202eb';
  const log = [jobEvent(1, { inputs: [dataset(name)], outputs: [dataset('c')] })];
  expect(await said(UP, ['c'], log)).toContain('db/a⟨U+001B⟩[2J⟨U+202E⟩b');
});

test('what stands in columns is aligned by what it takes on a terminal', () => {
  const rows = [
    ['steps', 'name', 'by'],
    ['1', '表', 'x'],
    ['12', 'e\u0301🎉', 'y'],
  ];
  expect(alignRows(rows, ' ')).toEqual([' steps  name  by', '     1  表    x', '    12  e\u0301🎉   y']);
});

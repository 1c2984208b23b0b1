import { spawn } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesYaml, yamlText } from '../../src/cli/health/rule-yaml.ts';
import { suggestRulesRecord } from '../../src/cli/health/suggest-rules-record.ts';
import { suggestRulesQuestion, suggestRulesReply } from '../../src/cli/health/suggest-rules.ts';
import { networkOf } from '../../src/graph/network.ts';
import { qualityOf } from '../../src/health/quality/quality.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { suggestRules } from '../../src/health/suggestion/suggestion.ts';
import type { Duration } from '../../src/model/duration.ts';
import { datasetKey } from '../../src/model/identity.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Expectation } from '../../src/model/rule.ts';
import { catalogOf } from '../catalog/log.ts';
import { readText, show } from '../glossary/support.ts';
import { hourly, ledger, orders, ORDERS, type SaidOfRun } from '../health/quality-log.ts';
import { outcomeOf, PROJECT } from './command.ts';
import { said } from './question-log.ts';

const QUESTION = suggestRulesQuestion(DEFAULT_SETTINGS);

/** Eight reports, of which the last has one row more than the others. */
const REPORTS: readonly SaidOfRun[] = Array.from({ length: 8 }, (_, index) => {
  const rowCount = index === 7 ? 41 : 40;
  return {
    metrics: {
      rowCount,
      columnMetrics: {
        id: { nullCount: 0, distinctCount: rowCount },
        amount: { nullCount: 0, distinctCount: rowCount, min: 0.5 + index, max: 99.5 },
        discount: { nullCount: index, min: 0, max: 100 },
        delta: { min: -index, max: 3.5 },
        at: { min: 0, max: 1_770_000_000 },
      },
    },
    checks: [
      { assertion: 'accepted_values', column: 'status', success: true, expected: 'new, on hold, yes' },
    ],
  };
});

const LOG = hourly(REPORTS);

describe('suggest-rules', () => {
  test('proposes what every report kept, in YAML, each with its reason', async () => {
    expect(await said(QUESTION, ['orders'], LOG)).toMatchInlineSnapshot(`
      "# 8 rules proposed for db/orders, by 8 reports.

      datasets:
        db:
          orders:
            rules:
              - row_count: { min: 36, max: 44 }               # 40 to 41, median 40, in 8 reports
              - freshness: 66 minutes                         # written 8 times, 1 h apart by the median, 1 h at most
            columns:
              amount:
                rules:
                  - not_null                                  # 0 nulls in 8 reports
                  - range: { min: 0 }                         # least 0.5, greatest 99.5 in 8 reports
              discount:
                rules:
                  - range: { min: 0, max: 100 }               # least 0, greatest 100 in 8 reports
              id:
                rules:
                  - not_null                                  # 0 nulls in 8 reports
                  - unique                                    # no value twice in 8 reports
              status:
                rules:
                  - accepted_values: [new, 'on hold', 'yes']  # the check accepted_values expects these, and passed in 8 reports"
    `);
  });

  test('proposes no number of rows that a report did not have, nor a pace that a write did not keep', async () => {
    const shifted = [...Array.from({ length: 8 }, () => ({ rows: 100 })), { rows: 1000 }, { rows: 1000 }];
    expect(await said(QUESTION, ['orders'], hourly(shifted))).not.toContain('row_count');
    const [paused, late] = [{ end: 'FAIL' }, { rows: 100 }] as const;
    const slow = hourly([...shifted.slice(0, 8), paused, paused, paused, late]);
    expect(await said(QUESTION, ['orders'], slow)).toContain('row_count: { min: 90, max: 110 }');
    expect(await said(QUESTION, ['orders'], slow)).not.toContain('freshness');
  });

  test('of a column proposes its rules alone', async () => {
    expect(await said(QUESTION, ['orders.id'], [...LOG, idDeclared])).toMatchInlineSnapshot(`
      "# 2 rules proposed for db/orders.id, by 8 reports.

      datasets:
        db:
          orders:
            columns:
              id:
                rules:
                  - not_null  # 0 nulls in 8 reports
                  - unique    # no value twice in 8 reports"
    `);
  });

  test('says where the history is too short to judge by', async () => {
    expect(await said(QUESTION, ['orders'], hourly(REPORTS.slice(0, 2)))).toMatchInlineSnapshot(`
      "# No rule is proposed for db/orders, by 2 reports.

      # The history is too short to judge by: it takes 7 reports.
      #   row_count: measured 2 times
      #   freshness: measured 2 times
      #   not_null of amount: measured 2 times
      #   range of amount: measured 2 times
      #   range of delta: measured 2 times
      #   range of discount: measured 2 times
      #   not_null of id: measured 2 times
      #   unique of id: measured 2 times
      #   accepted_values of status: measured 2 times
      exit 1"
    `);
  });

  test('says that nothing was reported', async () => {
    expect(await said(QUESTION, ['orders'], hourly([{ end: 'FAIL' }]))).toMatchInlineSnapshot(`
      "# No run reported anything of the quality of db/orders: rules are proposed from row counts, metrics and checks.
      exit 1"
    `);
  });

  test('proposes nothing that the glossary has already, and says where its entry stands', async () => {
    const { glossary } = await readText(`datasets:
  db:
    orders:
      rules:
        - row_count: { min: 1 }
        - unique: [id]
        - freshness: 1 day
      columns:
        id:
          rules: [not_null]
        status:
          rules:
            - accepted_values: [new]
`);
    const network = networkOf(catalogOf(LOG, glossary));
    const asked = { network, source: 'last build', digest: '0'.repeat(64) } as const;
    const { text } = await suggestRulesReply(DEFAULT_SETTINGS, ['orders'], () => Promise.resolve(asked));
    expect(text).toMatchInlineSnapshot(`
      "# 3 rules proposed for db/orders, by 8 reports. Its entry: glossary.yaml, line 3.

      datasets:
        db:
          orders:
            columns:
              amount:
                rules:
                  - not_null                     # 0 nulls in 8 reports
                  - range: { min: 0 }            # least 0.5, greatest 99.5 in 8 reports
              discount:
                rules:
                  - range: { min: 0, max: 100 }  # least 0, greatest 100 in 8 reports

      # 5 more rules would be proposed that the glossary has already.

      # From the last build: 1 dataset, 1 job; 0 events read; inputs 000000000000.
      "
    `);
  });

  test.each<[string, readonly Json[], number]>([
    ['rules', LOG, 8],
    ['no rules', hourly(REPORTS.slice(0, 2)), 0],
  ])('the whole answer with %s is a file that the glossary takes', async (_, log, count) => {
    const network = networkOf(catalogOf(log));
    const asked = { network, source: 'events', digest: '0'.repeat(64) } as const;
    const { text } = await suggestRulesReply(DEFAULT_SETTINGS, ['orders'], () => Promise.resolve(asked));
    expect(text).toMatch(/\n# From these events: .*\n$/);
    const { glossary, problems } = await readText(text);
    expect(show(problems)).toBe('');
    expect(glossary.datasets.get(datasetKey(ORDERS))?.rules ?? []).toHaveLength(count);
  });

  test.each([
    ['rules', LOG, 0],
    ['no rules', hourly(REPORTS.slice(0, 2)), 1],
  ])('answers programs: %s have the shape that is documented', async (_, log, code) => {
    const asked = { network: networkOf(catalogOf(log)), source: 'events', digest: '0'.repeat(64) } as const;
    const answer = await suggestRulesReply(DEFAULT_SETTINGS, ['orders', '--json'], () =>
      Promise.resolve(asked),
    );
    const record: unknown = JSON.parse(answer.text);
    expect(answer.code).toBe(code);
    expect(suggestRulesRecord.parse(record)).toEqual(record);
  });

  test('explains itself, and is a command', async () => {
    const command = spawn(process.execPath, [
      join(PROJECT, 'src/cli/headwater.ts'),
      'suggest-rules',
      '--help',
    ]);
    const { code, stdout } = await outcomeOf(command);
    expect(code).toBe(0);
    expect(stdout).toBe(QUESTION.help);
    expect(stdout).toContain('Usage: npm run headwater -- suggest-rules <name[.column]> [options]');
    expect(stdout).toContain('src/cli/health/suggest-rules-record.ts');
  });
});

const idDeclared: Json = {
  eventTime: '2026-03-01T00:00:00Z',
  dataset: { ...ORDERS, facets: { schema: { fields: [{ name: 'id' }] } } },
};

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    'null',
    'yes',
    '__proto__',
    '# no',
    "it's",
    '- a',
    '{a}',
    '007',
    '1e3',
    'a: b',
    '🕷',
    'a\nb',
    '\u202eevil',
    ' a ',
  ),
);

const anyBounds = fc
  .tuple(fc.option(fc.integer({ min: 0 })), fc.nat())
  .map(([min, more]) => ({ min, max: min === null ? more : min + more }));

/** Of a column `x`, where it is of one. */
const anyRule: fc.Arbitrary<Expectation> = fc.oneof(
  anyText.map((column) => ({ kind: 'not_null', column }) as const),
  anyText.map((column) => ({ kind: 'unique', columns: [column] }) as const),
  fc
    .uniqueArray(anyText, { minLength: 2, maxLength: 4 })
    .map((columns) => ({ kind: 'unique', columns }) as const),
  fc
    .record({ column: anyText, values: fc.uniqueArray(anyText, { minLength: 1, maxLength: 4 }) })
    .map((of) => ({ kind: 'accepted_values', ...of }) as const),
  fc
    .record({ column: anyText, bounds: anyBounds })
    .map(({ column, bounds }) => ({ kind: 'range', column, ...bounds }) as const),
  anyBounds.map((bounds) => ({ kind: 'row_count', ...bounds }) as const),
  fc
    .record({ column: anyText, namespace: anyText, name: anyText, there: anyText })
    .map(
      ({ column, namespace, name, there }) =>
        ({ kind: 'relationship', column, to: { namespace, name, column: there } }) as const,
    ),
  fc
    .record({ column: fc.option(anyText), seconds: fc.integer({ min: 1, max: 100_000_000 }) })
    .map(
      ({ column, seconds }) => ({ kind: 'freshness', column, within: (seconds * 1000) as Duration }) as const,
    ),
);

describe('the YAML of rules', () => {
  test('is read by the glossary as those rules, whatever they are and whatever is called how', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyRule, async (namespace, name, rule) => {
        const yaml = rulesYaml({ namespace, name }, [{ rule, reason: '3 of 3' }]).join('\n');
        const { glossary, problems } = await readText(yaml);
        expect(show(problems)).toBe('');
        const entry = glossary.datasets.get(datasetKey({ namespace, name }));
        expect(entry?.rules).toMatchObject([rule]);
      }),
      { numRuns: 300 },
    );
  });

  test('quotes what YAML would take for something else, and spells out what nobody sees', () => {
    expect(
      ['plain_name', 'true', 'No', '12', 'a b', "it's", 'Zoë', '\u202eevil', 'a\nb'].map(yamlText),
    ).toEqual([
      'plain_name',
      "'true'",
      "'No'",
      "'12'",
      "'a b'",
      "'it''s'",
      "'Zoë'",
      '"\\u202eevil"',
      '"a\\nb"',
    ]);
  });
});

const anyMetrics: fc.Arbitrary<JsonObject> = fc.record({
  rowCount: fc.integer({ min: 0, max: 60 }),
  columnMetrics: fc.record({
    id: fc.record({
      nullCount: fc.integer({ min: 0, max: 1 }),
      distinctCount: fc.integer({ min: 55, max: 60 }),
    }),
    x: fc.record({ min: fc.integer({ min: -1, max: 1 }), max: fc.integer({ min: 2, max: 3 }) }),
  }),
});

describe('whatever was reported', () => {
  test('each rule of a column that is proposed was kept by every report', () => {
    fc.assert(
      fc.property(fc.array(anyMetrics, { minLength: 2, maxLength: 5 }), (metrics) => {
        const log = hourly(metrics.map((one) => ({ metrics: one })));
        const eager = { settings: { leastRuns: 2 } };
        const bare = ledger(log, eager);
        const { proposed } = suggestRules(bare, orders(bare), null);
        const rules = proposed
          .filter(({ rule: { kind } }) => kind !== 'row_count' && kind !== 'freshness')
          .map(({ rule }) => ({ ...rule, place: { file: 'glossary.yaml', line: 1 } }));
        const ruled = ledger(log, { ...eager, rules });
        expect(
          qualityOf(ruled, ORDERS)?.rules.map(({ state, failures }) => [state, failures.length]),
        ).toEqual(rules.map(() => ['passed', 0]));
        expect(suggestRules(ruled, orders(ruled), null)).toMatchObject({ written: rules.length });
      }),
      { numRuns: 60 },
    );
  });
});

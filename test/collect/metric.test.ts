import { describe, expect, test } from 'vitest';
import { FigureFaults, soundMetrics } from '../../src/collect/metric.ts';
import type { DatasetMention } from '../../src/model/event.ts';
import type { OutputFacets } from '../../src/model/facet.ts';
import type { Json } from '../../src/model/json.ts';
import { event, readFile, show, type Reading } from './support.ts';

/** Reads an event with one output that has these metrics and statistics, given as JSON. */
async function readMetrics(metrics: string, statistics = '{"rowCount":9}'): Promise<Reading> {
  const output = `{"namespace":"db","name":"orders","facets":{"dataQualityMetrics":${metrics}},"outputFacets":{"outputStatistics":${statistics}}}`;
  return readFile(JSON.stringify(event(1, { outputs: ['#'] })).replace('"#"', () => output));
}

function output({ events: [first] }: Reading): DatasetMention<OutputFacets> {
  const mention = first?.kind === 'run' ? first.outputs[0] : undefined;
  if (mention === undefined) throw new Error('the event has no output');
  return mention;
}

/** What is left of metrics, and what is said of the rest. */
function sound(metrics: Json): { readonly left: Json; readonly faults: readonly string[] } {
  const faults = new FigureFaults();
  const left = soundMetrics('dataQualityMetrics', metrics, faults);
  return { left, faults: [...faults.type, ...faults.value] };
}

describe('a figure that cannot be', () => {
  test('costs itself alone; its facet is shown as it came too', async () => {
    const reading = await readMetrics(
      '{"rowCount":10,"columnMetrics":{"amount":{"nullCount":2,"min":"NaN","max":3},"id":{"distinctCount":10}}}',
    );
    expect(reading.books).toMatchObject({ accepted: 1, rejected: 0 });
    const { known, raw } = output(reading).facets;
    expect(known.dataQualityMetrics).toEqual({
      rowCount: 10,
      columnMetrics: [
        ['amount', { nullCount: 2, max: 3 }],
        ['id', { distinctCount: 10 }],
      ],
    });
    expect([...raw]).toEqual([
      ['dataQualityMetrics', { reason: 'invalid', at: '/outputs/0/facets/dataQualityMetrics' }],
    ]);
  });

  test('is named, with what was expected and what was found', async () => {
    const reading = await readMetrics(
      '{"rowCount":-1,"bytes":7,"columnMetrics":{"amount":{"min":4,"max":3}}}',
      '{"rowCount":-1,"size":7}',
    );
    expect(output(reading).ioFacets.known).toEqual({ outputStatistics: { size: 7 } });
    expect(show(reading.problems)).toMatchInlineSnapshot(`
      "events.ndjson:1 metric-invalid
        the facet \`outputs[0].facets.dataQualityMetrics\` has figures that cannot be: rowCount: expected 0 or more, found -1; columnMetrics.amount.min: expected no more than the max, 3, found 4
        → they are left out, and the event and the other figures count; the facet is shown as it came too; let the producer write null for what it did not measure
      events.ndjson:1 metric-invalid
        the facet \`outputs[0].outputFacets.outputStatistics\` has figures that cannot be: rowCount: expected 0 or more, found -1
        → they are left out, and the event and the other figures count; the facet is shown as it came too; let the producer write null for what it did not measure"
    `);
  });

  test('breaks the schema of its facet where it is of another type, and costs no more than itself', async () => {
    const reading = await readMetrics(
      '{"rowCount":"10","columnMetrics":{"amount":{"sum":"NaN","max":3}}}',
      '{"rowCount":"wrong"}',
    );
    expect(output(reading).facets.known.dataQualityMetrics).toEqual({
      columnMetrics: [['amount', { max: 3 }]],
    });
    expect(output(reading).ioFacets.known).toEqual({});
    expect(output(reading).ioFacets.raw.get('outputStatistics')?.reason).toBe('invalid');
    expect(show(reading.problems)).toMatchInlineSnapshot(`
      "events.ndjson:1 facet-invalid
        the facet \`outputs[0].facets.dataQualityMetrics\` breaks its schema: rowCount: expected a number, found "10"; columnMetrics.amount.sum: expected a number, found "NaN"
        → the event counts, and what the facet holds is shown as it came; compare it with its schema at openlineage.io/spec/facets
      events.ndjson:1 facet-invalid
        the facet \`outputs[0].outputFacets.outputStatistics\` breaks its schema: rowCount: expected a number, found "wrong"
        → the event counts, and what the facet holds is shown as it came; compare it with its schema at openlineage.io/spec/facets"
    `);
  });

  test('is named once where nothing of its facet is left', async () => {
    const reading = await readMetrics('{"rowCount":-1}');
    expect(output(reading).facets.known).toEqual({});
    expect(output(reading).facets.raw.has('dataQualityMetrics')).toBe(true);
    expect(reading.problems.map(({ code }) => code)).toEqual(['metric-invalid']);
  });

  test('is named beside what else is wrong with its facet, and that in one problem', async () => {
    const reading = await readMetrics('{"rowCount":-1,"bytes":"7","columnMetrics":7}');
    expect(output(reading).facets.known).toEqual({});
    expect(reading.problems.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
      [
        "facet-invalid: the facet \`outputs[0].facets.dataQualityMetrics\` breaks its schema: bytes: expected a number, found "7"; columnMetrics: expected array, found number",
        "metric-invalid: the facet \`outputs[0].facets.dataQualityMetrics\` has figures that cannot be: rowCount: expected 0 or more, found -1",
      ]
    `);
  });

  test.each<[string, Json, Json, readonly string[]]>([
    [
      'a negative count',
      { columnMetrics: { a: { nullCount: -1, distinctCount: -2, count: -3, min: -4 } } },
      { columnMetrics: { a: { min: -4 } } },
      [
        'columnMetrics.a.nullCount: expected 0 or more, found -1',
        'columnMetrics.a.distinctCount: expected 0 or more, found -2',
        'columnMetrics.a.count: expected 0 or more, found -3',
      ],
    ],
    [
      'more nulls and more distinct values than rows',
      { rowCount: 5, columnMetrics: { a: { nullCount: 6, distinctCount: 7 }, b: { nullCount: 5 } } },
      { rowCount: 5, columnMetrics: { a: { nullCount: null, distinctCount: null }, b: { nullCount: 5 } } },
      [
        'columnMetrics.a.nullCount: expected no more than the rowCount, 5, found 6',
        'columnMetrics.a.distinctCount: expected no more than the rowCount, 5, found 7',
      ],
    ],
    [
      'a least value above the greatest',
      { columnMetrics: { a: { min: 2, max: 1, sum: 3 } } },
      { columnMetrics: { a: { min: null, max: null, sum: 3 } } },
      ['columnMetrics.a.min: expected no more than the max, 1, found 2'],
    ],
    [
      'a quantile that is no number',
      { columnMetrics: { a: { quantiles: { '0.5': 'NaN', '0.9': 4, '1': null } }, b: { quantiles: [1] } } },
      { columnMetrics: { a: { quantiles: { '0.9': 4 } }, b: { quantiles: null } } },
      [
        'columnMetrics.a.quantiles.0.5: expected a number, found "NaN"',
        'columnMetrics.b.quantiles: expected an object, found a list',
      ],
    ],
    [
      'a quantile that is not from 0 to 1',
      {
        columnMetrics: {
          a: { quantiles: { 0: 1, 1: 9, '0.5': 4, 2: 3, '-1': 3, x: 3, '': 3, 50: 'NaN', 75: null } },
        },
      },
      { columnMetrics: { a: { quantiles: { 0: 1, 1: 9, '0.5': 4 } } } },
      [
        'columnMetrics.a.quantiles: expected quantiles from 0 to 1, found "2"',
        'columnMetrics.a.quantiles: expected quantiles from 0 to 1, found "50"',
        'columnMetrics.a.quantiles: expected quantiles from 0 to 1, found "-1"',
        'columnMetrics.a.quantiles: expected quantiles from 0 to 1, found "x"',
        'columnMetrics.a.quantiles: expected quantiles from 0 to 1, found an empty text',
      ],
    ],
    [
      'a column without metrics',
      { columnMetrics: { a: 7, b: null, c: { count: 1 } } },
      { columnMetrics: { c: { count: 1 } } },
      ['columnMetrics.a: expected an object, found 7'],
    ],
    [
      'a time that is no text',
      { rowCount: 1, lastUpdated: 1772323200000 },
      { rowCount: 1 },
      ['lastUpdated: expected a text, found 1772323200000'],
    ],
  ])('may be %s', (_, metrics, left, faults) => {
    expect(sound(metrics)).toEqual({ left, faults });
  });

  test('of a column called __proto__ is left out, and the others stay', () => {
    const metrics = JSON.parse('{"columnMetrics":{"__proto__":{"nullCount":-1,"max":4}}}') as Json;
    const { left, faults } = sound(metrics);
    expect(JSON.stringify(left)).toBe('{"columnMetrics":{"__proto__":{"max":4}}}');
    expect(faults).toHaveLength(1);
  });
});

test('sound figures, null for what is not known, and what no one asked for are left as they are', () => {
  const metrics = {
    rowCount: 5,
    bytes: null,
    lastUpdated: '2026-03-01T00:00:00Z',
    own: -1,
    columnMetrics: { a: { nullCount: 5, distinctCount: 0, min: -2, max: -2, quantiles: null, own: 'x' } },
  };
  const { left, faults } = sound(metrics);
  expect(left).toBe(metrics);
  expect(faults).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueOf } from '../../src/collect/value.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { event, line, places, readFile, show } from './support.ts';

const LITERALS = ['NaN', 'Infinity', '-Infinity'] as const;

/** What stands in a tree where a number that is none is to be written. */
class NotFinite {
  readonly literal: string;

  constructor(literal: string) {
    this.literal = literal;
  }
}

/** JSON as Python writes it. */
function written(value: unknown): string {
  if (value instanceof NotFinite) return value.literal;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${written(member)}`);
  return `{${members.join(', ')}}`;
}

/** What of a tree is none, each as it is told: found by walking the tree, and not the text. */
function literalsIn(value: unknown, path: string): readonly string[] {
  if (value instanceof NotFinite) return [`${value.literal} at \`${path}\``];
  if (Array.isArray(value)) return value.flatMap((item, index) => literalsIn(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => literalsIn(member, `${path}.${key}`));
}

function mended(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (member instanceof NotFinite ? null : member));
}

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('NaN', ': NaN,', '[Infinity]', '"NaN"', '\\', '\\"', 'a, -Infinity]', '__proto__'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom(...LITERALS).map((literal) => new NotFinite(literal)),
    fc.oneof(fc.integer(), text, fc.constant(null), fc.boolean()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
  ),
}));

test('an event with numbers that are none is the event with null in their places, and one problem names them', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (own) => {
      const withOwn = (json: string): string => line(1, { own: '#' }).replace('"#"', () => json);
      const [reading, expected] = [
        await readFile(withOwn(written(own))),
        await readFile(withOwn(mended(own))),
      ];
      expect(reading.books).toEqual({ read: 1, accepted: 1, duplicate: 0, rejected: 0 });
      expect(reading.events).toEqual(expected.events);
      const literals = literalsIn(own, 'own');
      const problems = reading.problems.filter(({ code }) => code === 'number-not-finite');
      expect(problems).toHaveLength(literals.length === 0 ? 0 : 1);
      expect(reading.problems.filter((problem) => !problems.includes(problem))).toEqual(expected.problems);
      for (const literal of literals.slice(0, 3)) expect(problems[0]?.message).toContain(literal);
      if (literals.length > 3) expect(problems[0]?.message).toContain(`and ${literals.length - 3} more`);
    }),
    { numRuns: 100 },
  );
});

const NAN = '{"rowCount":4,"columnMetrics":{"amount":{"nullCount":4,"min":NaN,"max":3}}}';

function withMetrics(number: number, metrics: string): string {
  const output = `{"namespace":"db","name":"orders","facets":{"dataQualityMetrics":${metrics}}}`;
  return line(number, { outputs: ['#'] }).replace('"#"', () => output);
}

describe('a metric that is NaN', () => {
  test('is left out, and the other metrics of its column count', async () => {
    const [first] = (await readFile(withMetrics(1, NAN))).events;
    const output = first?.kind === 'run' ? first.outputs[0] : undefined;
    expect(output?.facets.known.dataQualityMetrics).toEqual({
      rowCount: 4,
      columnMetrics: [['amount', { nullCount: 4, min: null, max: 3 }]],
    });
    expect(output?.facets.raw.size).toBe(0);
  });

  test('is named with its file, line, facet and key, once for all events that have it there', async () => {
    const reading = await readFile([line(1), withMetrics(2, NAN), withMetrics(3, NAN)].join('\n'));
    expect(places(reading)).toEqual(['1@1', '2@2', '3@3']);
    expect(show(reading.problems)).toMatchInlineSnapshot(`
      "events.ndjson:2 number-not-finite
        JSON has no number for NaN at \`outputs[0].facets.dataQualityMetrics.columnMetrics.amount.min\`, here and once more in this file
        → null is read in its place, and the event counts; let the producer write null, or leave out what is not known"
    `);
    expect(reading.problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

test('many of them in one event are one problem, which names the first three and counts the rest', async () => {
  const list = Array.from({ length: 100_000 }, () => '-Infinity').join(',');
  const { problems } = await readFile(line(1, { own: '#' }).replace('"#"', () => `[${list}]`));
  expect(show(problems)).toMatchInlineSnapshot(`
    "events.ndjson:1 number-not-finite
      JSON has no number for -Infinity at \`own[0]\`, -Infinity at \`own[1]\`, -Infinity at \`own[2]\` and 99997 more
      → null is read in its place, and the event counts; let the producer write null, or leave out what is not known"
  `);
});

test('names on the way to one are cut where they are long, and passwords in them are masked', async () => {
  const own = { ['n'.repeat(300)]: '#', 'postgres://reader:hunter2@db/orders': 1 };
  const json = line(1, { own }).replace('"#"', 'NaN').replace('orders":1', 'orders":NaN');
  const { problems } = await readFile(json);
  expect(problems.map(({ message }) => message)).toEqual([
    `JSON has no number for NaN at \`own.${'n'.repeat(80)}…\` and NaN at \`own.postgres://reader:***@db/orders\``,
  ]);
});

test('a document with them is read like a line', async () => {
  const whole = JSON.stringify([event(1, { own: '#' }), event(2), event(3)] satisfies JsonObject[], null, 2);
  const reading = await readFile(whole.replace('"#"', '\n  NaN\n'), 'events.json');
  expect(places(reading)).toEqual(['1@2', '2@18', '3@31']);
  expect(reading.problems.map(({ code, line: at }) => [code, at])).toEqual([['number-not-finite', 2]]);
});

test('what else is wrong with a line is named where it stands, and nothing of it is read', async () => {
  const broken = [
    '{"a": NaN, "b": nope}',
    '{NaN: 1}',
    '{"a": NaNo}',
    '{"a": +Infinity}',
    '{"a": -NaN}',
    'NaN',
  ];
  const reading = await readFile([line(1), ...broken].join('\n'));
  expect(reading.books).toMatchObject({ accepted: 1, rejected: 6 });
  expect(reading.problems.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "event-unreadable: not JSON: unexpected 'o' at character 18",
      "event-unreadable: not JSON: expected property name or '}' at character 2",
      "event-unreadable: not JSON: unexpected 'N' at character 7",
      "event-unreadable: not JSON: unexpected '+' at character 7",
      "event-unreadable: not JSON: no number after minus sign at character 8",
      "event-unreadable: not JSON: unexpected 'N' at character 1",
    ]
  `);
});

test('wherever one is put into a text, the text is a value or none; where none was found, it is what JSON says', () => {
  const whole = line(1, { own: [1, { a: -2.5, b: 'NaN' }] });
  const put = fc.constantFrom(...LITERALS, '-NaN', 'NaN,', '[NaN', '-', 'Infinity}', ' NaN', 'NaN ');
  fc.assert(
    fc.property(put, fc.nat({ max: whole.length }), (literal, at) => {
      const text = `${whole.slice(0, at)}${literal}${whole.slice(at)}`;
      const value = valueOf({ text, line: 1, column: 0, fault: null });
      if (value.ok && value.notFinite === null) expect(value.content.value).toEqual(JSON.parse(text));
    }),
    { numRuns: 2000 },
  );
});

/** The rules of the glossary, and the words for every mistake that one can hold. */
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { datasetKey } from '../../src/model/identity.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { GlossaryResult } from '../../src/glossary/read.ts';
import { readFixture, readText, show } from './support.ts';

function rulesOf({ glossary }: GlossaryResult, name: string): readonly Rule[] {
  return glossary.datasets.get(datasetKey({ namespace: 'mart', name }))?.rules ?? [];
}

/** With the line alone of its place. */
function withLine({ place, ...rule }: Rule): object {
  return { line: place.line, ...rule };
}

const HOUR = 3_600_000;

describe('rules', () => {
  test('of a dataset come first, then those of its columns, each as it is written and with its line', async () => {
    const read = await readFixture('expectations');
    expect(read.problems).toEqual([]);
    const country = { column: 'country' };
    const amount = { column: 'net.amount' };
    const customer = { column: 'customer' };
    expect(rulesOf(read, 'revenue_daily').map(withLine)).toEqual([
      { line: 19, kind: 'row_count', min: 1, max: 100_000 },
      { line: 20, kind: 'unique', columns: ['country', 'day'] },
      { line: 21, kind: 'unique', columns: ['2024'] },
      { line: 22, kind: 'freshness', column: null, within: 26 * HOUR },
      { line: 23, kind: 'freshness', column: 'loaded_at', within: 24 * HOUR },
      { line: 30, kind: 'not_null', ...country },
      { line: 31, kind: 'accepted_values', ...country, values: ['DE', '007', '1.50', 'true', 'no', ''] },
      {
        line: 32,
        kind: 'relationship',
        ...country,
        to: { namespace: 'mart', name: 'countries', column: 'code' },
      },
      { line: 34, kind: 'unique', columns: ['net.amount'] },
      { line: 34, kind: 'range', ...amount, min: -0.5, max: null },
      { line: 34, kind: 'freshness', ...amount, within: 48 * HOUR },
      { line: 34, kind: 'freshness', ...amount, within: 72 * HOUR },
      { line: 37, kind: 'not_null', ...customer },
      { line: 38, kind: 'range', ...customer, min: null, max: 1000 },
      {
        line: 39,
        kind: 'relationship',
        ...customer,
        to: { namespace: 'crm.eu', name: 'a.b', column: 'c.d' },
      },
    ]);
    expect(rulesOf(read, 'unplanned')).toEqual([]);
  });

  test('are on the line of the anchor where an alias repeats them', async () => {
    const read = await readText(`datasets:
  mart:
    a: { columns: { id: { rules: &key [not_null, unique] } } }
    b: { columns: { id: { rules: *key } } }`);
    expect(read.problems).toEqual([]);
    expect(rulesOf(read, 'b').map(withLine)).toEqual([
      { line: 3, kind: 'not_null', column: 'id' },
      { line: 3, kind: 'unique', columns: ['id'] },
    ]);
  });

  test('of names that are like no others are rules of these names', async () => {
    const read = await readText(`datasets:
  mart:
    d:
      rules: [unique: [__proto__, constructor], unique: [constructor], unique: [toString]]
      columns: { __proto__: { rules: [not_null] } }`);
    expect(read.problems).toEqual([]);
    expect(rulesOf(read, 'd').map(withLine)).toEqual([
      { line: 4, kind: 'unique', columns: ['__proto__', 'constructor'] },
      { line: 4, kind: 'unique', columns: ['constructor'] },
      { line: 4, kind: 'unique', columns: ['toString'] },
      { line: 5, kind: 'not_null', column: '__proto__' },
    ]);
  });
});

test('a mistake in a rule is named with the way out', async () => {
  expect(show((await readFixture('rule-mistakes')).problems)).toMatchInlineSnapshot(`
    "rule-mistakes/glossary.yaml:3 glossary-wrong-type
      \`datasets › mart › texts › rules\` should be a list of rules, but it is the text \`unique\`
      → write each rule on a line of its own below, after \`- \`, such as \`- unique: [country, day]\`
    rule-mistakes/glossary.yaml:4 glossary-wrong-type
      \`datasets › mart › blocks › rules\` should be a list of rules, but it is a block with the key \`unique\`
      → write each rule on a line of its own below, after \`- \`, such as \`- unique: [country, day]\`
    rule-mistakes/glossary.yaml:7 glossary-unknown-key
      \`datasets › mart › orders › rules › item 1 › uniqe\` is not a rule of datasets
      → did you mean \`unique\`?
    rule-mistakes/glossary.yaml:8 glossary-unknown-key
      \`datasets › mart › orders › rules › item 2 › schema\` is not a rule of datasets
      → a dataset may have the rules \`row_count\`, \`unique\` and \`freshness\`
    rule-mistakes/glossary.yaml:9 glossary-unknown-key
      \`datasets › mart › orders › rules › item 3 › not_null\` is a rule of columns, not of datasets
      → put it below \`rules:\` of the column
    rule-mistakes/glossary.yaml:10 glossary-wrong-type
      \`datasets › mart › orders › rules › item 4\` should be one rule, but it is the number \`7\`
      → write a rule such as \`- unique: [country, day]\`, or take the item out
    rule-mistakes/glossary.yaml:11 glossary-wrong-type
      \`datasets › mart › orders › rules › item 5\` should be one rule, but it is empty
      → write a rule such as \`- unique: [country, day]\`, or take the item out
    rule-mistakes/glossary.yaml:12 glossary-wrong-type
      \`datasets › mart › orders › rules › item 6\` should be one rule, but it is a block with the keys \`row_count\` and \`unique\`
      → begin each rule with \`- \`, and indent what belongs to it deeper than its name
    rule-mistakes/glossary.yaml:14 glossary-wrong-type
      \`datasets › mart › orders › rules › item 7\` should be one rule, but it is a list of 1 item
      → write a rule such as \`- unique: [country, day]\`, or take the item out
    rule-mistakes/glossary.yaml:15 glossary-missing-key
      \`datasets › mart › orders › rules › item 8 › row_count\` has neither \`min\` nor \`max\`
      → add \`min: …\`, \`max: …\` or both below it; the rule is left out until then
    rule-mistakes/glossary.yaml:16 glossary-missing-key
      \`datasets › mart › orders › rules › item 9 › row_count\` has neither \`min\` nor \`max\`
      → add \`min: …\`, \`max: …\` or both below it; the rule is left out until then
    rule-mistakes/glossary.yaml:17 glossary-wrong-type
      \`datasets › mart › orders › rules › item 10 › row_count\` should be a block with \`min\`, \`max\` or both, but it is the number \`100\`
      → indent its keys below it, such as \`min: …\`; a row count may have \`min\` and \`max\`
    rule-mistakes/glossary.yaml:18 glossary-wrong-type
      \`datasets › mart › orders › rules › item 11 › row_count › min\` should be 0 or more, but it is the number \`-1\`
      → write a number without quotes: \`min: 100\`
    rule-mistakes/glossary.yaml:18 glossary-wrong-type
      \`datasets › mart › orders › rules › item 11 › row_count › max\` should be a whole number, but it is the number \`2.5\`
      → write a number without quotes: \`max: 100\`
    rule-mistakes/glossary.yaml:19 glossary-wrong-type
      \`datasets › mart › orders › rules › item 12 › row_count\` should have a \`min\` no greater than its \`max\`, but they are 10 and 5
      → swap the two, or take one of them out; the rule is left out until then
    rule-mistakes/glossary.yaml:20 glossary-unknown-key
      \`datasets › mart › orders › rules › item 13 › row_count › minimum\` is not a key of a row count
      → did you mean \`min\`?
    rule-mistakes/glossary.yaml:21 glossary-wrong-type
      \`datasets › mart › orders › rules › item 14 › unique\` should be a list of columns, but it is empty
      → write \`unique: [country, day]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:22 glossary-wrong-type
      \`datasets › mart › orders › rules › item 15 › unique\` should be a list of columns, but it is an empty list
      → write \`unique: [country, day]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:23 glossary-wrong-type
      \`datasets › mart › orders › rules › item 16 › unique\` should be a list of columns, but it is a block with the key \`a\`
      → write \`unique: [country, day]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:24 glossary-wrong-type
      \`datasets › mart › orders › rules › item 17 › unique › item 2\` should be a column, but it is empty
      → write \`unique: [country, day]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:25 glossary-missing-key
      \`datasets › mart › orders › rules › item 18 › freshness\` has no \`within\`
      → add \`within: 26 hours\` below it; the rule is left out until then
    rule-mistakes/glossary.yaml:26 glossary-wrong-type
      \`datasets › mart › orders › rules › item 19 › freshness\` should be a length of time, but it is the number \`26\`
      → write it with its unit, such as \`freshness: 30 minutes\`, \`1h 30m\` or \`PT1H30M\`
    rule-mistakes/glossary.yaml:27 glossary-missing-key
      \`datasets › mart › orders › rules › item 20 › freshness\` has no \`within\`
      → add \`within: 26 hours\` below it; the rule is left out until then
    rule-mistakes/glossary.yaml:28 glossary-wrong-type
      \`datasets › mart › orders › rules › item 21 › freshness › within\` should be a length of time, but it is the text \`soon\`
      → write it with its unit, such as \`within: 30 minutes\`, \`1h 30m\` or \`PT1H30M\`
    rule-mistakes/glossary.yaml:29 glossary-wrong-type
      \`datasets › mart › orders › rules › item 22 › freshness › column\` should be text, but it is a list of 1 item
      → write one text, in quotes where it begins with \`[\`
    rule-mistakes/glossary.yaml:31 glossary-duplicate
      \`datasets › mart › orders › rules › item 24 › unique\` is written twice: here and on line 30
      → keep one of the two; until then, line 30 counts
    rule-mistakes/glossary.yaml:36 glossary-unknown-key
      \`datasets › mart › orders › columns › id › rules › item 1 › not-null\` is not a rule of columns
      → did you mean \`not_null\`?
    rule-mistakes/glossary.yaml:37 glossary-unknown-key
      \`datasets › mart › orders › columns › id › rules › item 2 › row_count\` is a rule of datasets, not of columns
      → put it below \`rules:\` of the dataset
    rule-mistakes/glossary.yaml:38 glossary-wrong-type
      \`datasets › mart › orders › columns › id › rules › item 3 › not_null\` should have nothing behind it, but there is the truth value \`true\`
      → write \`- not_null\` alone, or take the rule out
    rule-mistakes/glossary.yaml:39 glossary-wrong-type
      \`datasets › mart › orders › columns › id › rules › item 4 › unique\` should have nothing behind it, but there is a list of 2 items
      → write \`- unique\` alone; what is unique together stands among the rules of the dataset: \`- unique: [a, b]\`
    rule-mistakes/glossary.yaml:40 glossary-duplicate
      \`datasets › mart › orders › columns › id › rules › item 5 › unique\` is written twice: here and on line 32
      → keep one of the two; until then, line 32 counts
    rule-mistakes/glossary.yaml:42 glossary-duplicate
      \`datasets › mart › orders › columns › id › rules › item 7 › not_null\` is written twice: here and on line 41
      → keep one of the two; until then, line 41 counts
    rule-mistakes/glossary.yaml:45 glossary-wrong-type
      \`datasets › mart › orders › columns › state › rules › item 1 › accepted_values\` should be a list of values, but it is empty
      → write \`accepted_values: [open, closed]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:46 glossary-wrong-type
      \`datasets › mart › orders › columns › state › rules › item 2 › accepted_values\` should be a list of values, but it is the text \`open\`
      → write \`accepted_values: [open, closed]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:47 glossary-wrong-type
      \`datasets › mart › orders › columns › state › rules › item 3 › accepted_values\` should be a list of values, but it is an empty list
      → write \`accepted_values: [open, closed]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:48 glossary-wrong-type
      \`datasets › mart › orders › columns › state › rules › item 4 › accepted_values\` should be a list of values, but it is a block with the key \`values\`
      → write \`accepted_values: [open, closed]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:49 glossary-wrong-type
      \`datasets › mart › orders › columns › state › rules › item 5 › accepted_values › item 2\` should be a value, but it is empty
      → write \`accepted_values: [open, closed]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:50 glossary-wrong-type
      \`datasets › mart › orders › columns › state › rules › item 6 › accepted_values › item 2\` should be a value, but it is a list of 1 item
      → write \`accepted_values: [open, closed]\`; the rule is left out until then
    rule-mistakes/glossary.yaml:54 glossary-missing-key
      \`datasets › mart › orders › columns › amount › rules › item 1 › range\` has neither \`min\` nor \`max\`
      → add \`min: …\`, \`max: …\` or both below it; the rule is left out until then
    rule-mistakes/glossary.yaml:55 glossary-wrong-type
      \`datasets › mart › orders › columns › amount › rules › item 2 › range\` should be a block with \`min\`, \`max\` or both, but it is a list of 2 items
      → indent its keys below it, such as \`min: …\`; a range may have \`min\` and \`max\`
    rule-mistakes/glossary.yaml:56 glossary-wrong-type
      \`datasets › mart › orders › columns › amount › rules › item 3 › range › min\` should be a number, but it is the text \`0\`
      → write a number without quotes: \`min: 100\`
    rule-mistakes/glossary.yaml:57 glossary-wrong-type
      \`datasets › mart › orders › columns › amount › rules › item 4 › range › max\` should be a finite number, but it is the number \`.inf\`
      → write a number such as \`max: 100\`, or leave \`max\` out where there is no such bound
    rule-mistakes/glossary.yaml:58 glossary-wrong-type
      \`datasets › mart › orders › columns › amount › rules › item 5 › range\` should have a \`min\` no greater than its \`max\`, but they are 5 and 1
      → swap the two, or take one of them out; the rule is left out until then
    rule-mistakes/glossary.yaml:59 glossary-duplicate
      \`datasets › mart › orders › columns › amount › rules › item 6 › range › min\` is written twice: here and on line 59
      → keep one of the two; until then, line 59 counts
    rule-mistakes/glossary.yaml:62 glossary-missing-key
      \`datasets › mart › orders › columns › customer › rules › item 1 › relationship\` has no \`to\`
      → add \`to: …\` below it; the relationship is left out until then
    rule-mistakes/glossary.yaml:62 glossary-missing-key
      \`datasets › mart › orders › columns › customer › rules › item 1 › relationship\` has no \`column\`
      → add \`column: …\` below it; the relationship is left out until then
    rule-mistakes/glossary.yaml:63 glossary-wrong-type
      \`datasets › mart › orders › columns › customer › rules › item 2 › relationship\` should be a block with the dataset and the column that the values are in, but it is the text \`crm.customers.id\`
      → indent its keys below it, such as \`to: …\`; a relationship may have \`to\`, \`column\` and \`namespace\`
    rule-mistakes/glossary.yaml:64 glossary-missing-key
      \`datasets › mart › orders › columns › customer › rules › item 3 › relationship\` has no \`column\`
      → add \`column: …\` below it; the relationship is left out until then
    rule-mistakes/glossary.yaml:65 glossary-wrong-type
      \`datasets › mart › orders › columns › customer › rules › item 4 › relationship › to\` should be text, but it is the number \`2024\`
      → put it in quotes: \`to: "2024"\`
    rule-mistakes/glossary.yaml:66 glossary-unknown-key
      \`datasets › mart › orders › columns › customer › rules › item 5 › relationship › field\` is not a key of a relationship
      → a relationship may have \`to\`, \`column\` and \`namespace\`
    rule-mistakes/glossary.yaml:66 glossary-missing-key
      \`datasets › mart › orders › columns › customer › rules › item 5 › relationship\` has no \`column\`
      → add \`column: …\` below it; the relationship is left out until then
    rule-mistakes/glossary.yaml:67 glossary-unknown-key
      \`datasets › mart › orders › columns › customer › rules › item 6 › freshness › column\` is not a key of a freshness rule
      → a freshness rule may have \`within\`
    rule-mistakes/glossary.yaml:68 glossary-wrong-type
      \`datasets › mart › orders › columns › customer › rules › item 7\` should be one rule, but it is a value with the tag \`!secret\`
      → take the tag away, or put it and what follows in quotes if it is meant as text
    rule-mistakes/glossary.yaml:69 glossary-wrong-type
      \`datasets › mart › orders › columns › customer › rules › item 8\` should be one rule, but it is the alias \`*nothing\`, and nothing is anchored by that name
      → put it in quotes if it is meant as text"
  `);
});

/** What is said of a row count with these bounds, given as YAML. */
async function saidOfRowCount(bounds: string): Promise<string> {
  return show((await readText(`datasets: { n: { d: { rules: [row_count: { ${bounds} }] } } }`)).problems);
}

test.each([
  ['max: 1e300', 'no more than 9,007,199,254,740,991', 'the number `1e300`'],
  ['min: 9007199254740993', 'no more than 9,007,199,254,740,991', 'the number `9007199254740993`'],
  ['max: .nan', 'a finite number', '`.nan`, which is no number'],
  ['max: -.inf', 'a finite number', 'the number `-.inf`'],
])('a row count of `%s` is refused in our own words', async (bounds, expected, found) => {
  const key = bounds.slice(0, 3);
  expect(await saidOfRowCount(bounds)).toBe(`glossary.yaml:1 glossary-wrong-type
  \`datasets › n › d › rules › item 1 › row_count › ${key}\` should be ${expected}, but it is ${found}
  → write a number such as \`${key}: 100\`, or leave \`${key}\` out where there is no such bound`);
});

test.each(['-1', '-2.5', '-1e300'])('of a row count of at least %s, one thing is said', async (min) => {
  expect(await saidOfRowCount(`min: ${min}`)).toBe(`glossary.yaml:1 glossary-wrong-type
  \`datasets › n › d › rules › item 1 › row_count › min\` should be 0 or more, but it is the number \`${min}\`
  → write a number without quotes: \`min: 100\``);
});

test('what the list of a rule names again counts once, and is named', async () => {
  const read = await readText(`datasets:
  mart:
    d:
      rules: [unique: [a, a]]
      columns:
        c:
          rules:
            - accepted_values:
                - open
                - '1'
                - closed
                - 1
                - open
                - open`);
  expect(rulesOf(read, 'd').map(withLine)).toEqual([
    { line: 4, kind: 'unique', columns: ['a'] },
    { line: 8, kind: 'accepted_values', column: 'c', values: ['open', '1', 'closed'] },
  ]);
  expect(show(read.problems)).toMatchInlineSnapshot(`
    "glossary.yaml:4 glossary-duplicate
      \`datasets › mart › d › rules › item 1 › unique › item 2\` is written twice: \`a\` is item 1 as well
      → take it out; each item counts once
    glossary.yaml:12 glossary-duplicate
      \`datasets › mart › d › columns › c › rules › item 1 › accepted_values › item 4\` is written twice: \`1\` is item 2 as well; 2 other items repeat one before it too
      → take it out; each item counts once"
  `);
});

test('a mistake costs the rule that it is in, and no other; of rules written twice, one counts', async () => {
  const read = await readFixture('rule-mistakes');
  expect(rulesOf(read, 'orders').map(withLine)).toEqual([
    { line: 30, kind: 'unique', columns: ['kept', 'once'] },
    { line: 32, kind: 'unique', columns: ['id'] },
    { line: 41, kind: 'not_null', column: 'id' },
    { line: 51, kind: 'accepted_values', column: 'state', values: ['kept'] },
  ]);
});

describe('whatever is written at `rules`', () => {
  const name = fc.constantFrom(
    ...['not_null', 'unique', 'accepted_values', 'range', 'relationship', 'row_count', 'freshness', 'other'],
  );
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, 7, -1.5, 'a', '26 hours', 'not_null', ''),
    fc.string({ maxLength: 5 }),
  );
  const argument = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('min', 'max', 'to', 'column', 'namespace', 'within', 'more'), leaf),
  );
  const item = fc.oneof(
    { weight: 1, arbitrary: leaf },
    { weight: 1, arbitrary: name },
    { weight: 5, arbitrary: fc.tuple(name, argument).map(([key, value]) => ({ [key]: value })) },
  );
  const rules = fc.oneof(
    { weight: 9, arbitrary: fc.array(item, { maxLength: 5 }) },
    { weight: 1, arbitrary: leaf },
  );

  test('each item is one rule, or a problem on its line says why it is none', async () => {
    await fc.assert(
      fc.asyncProperty(rules, rules, async (ofDataset, ofColumn) => {
        const entry = { description: 'Kept.', rules: ofDataset, columns: { c: { rules: ofColumn } } };
        const text = dump({ datasets: { mart: { d: entry } } }, { noRefs: true });
        const read = await readText(text);
        const found = rulesOf(read, 'd');
        const items = [ofDataset, ofColumn].flatMap((list) =>
          Array.isArray(list) ? (list as unknown[]) : [],
        );
        expect(found.length).toBeLessThanOrEqual(items.length);
        if (found.length < items.length) expect(read.problems.length).toBeGreaterThan(0);
        for (const { line, message, hint } of read.problems) {
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN|[\n\p{Cc}]/u);
        }
        const [dataset] = [...read.glossary.datasets.values()];
        expect(dataset?.description).toBe('Kept.');
      }),
    );
  });
});

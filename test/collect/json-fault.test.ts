import { describe, expect, test } from 'vitest';
import { told, valuesOf } from './outcome.ts';
import { line } from './support.ts';

/** What is told of a text that stands on a line of its own. */
async function faultOf(text: string): Promise<string | undefined> {
  return told((await valuesOf(`${line(1)}\n${text}`)).items)[1];
}

describe('a text that is no JSON is blamed', () => {
  test.each([
    ['for a character without a shape by its number', '{"a": \u202E1}', 'unexpected U+202E at character 7'],
    ['for a byte order mark within', '{"a": \uFEFF1}', 'unexpected U+FEFF at character 7'],
    ['for a name that JavaScript knows', 'NaN', `unexpected 'N' at character 1`],
    ['for a text that is none of JSON', '  Killed by signal 9', `unexpected 'K' at character 3`],
    ['for a picture', '🕷', `unexpected '🕷' at character 1`],
    ['for an apostrophe', `{"a": 'b'}`, `unexpected ''' at character 7`],
  ])('%s', async (_, text, expected) => {
    expect(await faultOf(text)).toBe(`2: not JSON: ${expected}`);
  });

  test('where it is wrong, far into a long text', async () => {
    const before = '{"k":"value","n":12},'.repeat(500_000);
    expect(await faultOf(`{"a":[${before}nope]}`)).toBe(
      `2: not JSON: unexpected 'o' at character ${before.length + 8}`,
    );
  });

  /** What V8 shows of the place, and nothing is wrong with it within a text. */
  const shown = '1,2,3,4,5,x1,2,3,4,5,';

  test('where it is wrong, though the same stands before it within a text', async () => {
    const before = `["${shown}",`;
    expect(await faultOf(`${before}${shown}1]`)).toBe(
      `2: not JSON: unexpected 'x' at character ${before.length + 11}`,
    );
  });

  test('without its place, where it would take long to find', async () => {
    const before = `["${shown}",`.padEnd(1_100_000);
    expect(await faultOf(`${before}${shown}1]`)).toBe(`2: not JSON: unexpected 'x'`);
  });

  test('on the line that it is wrong on, where it spans lines', async () => {
    const { items } = await valuesOf('[\n{\n\n"a": 1,\n\n"b": nope\n}\n]');
    expect(told(items)).toEqual([`2: not JSON: unexpected 'o' at character 7 of line 6`]);
  });

  test('by its character on a line that it shares', async () => {
    const { items } = await valuesOf('[{"a": 1}, {"a": nope}]');
    expect(told(items)).toEqual(['1', `1: not JSON: unexpected 'o' at character 19`]);
  });
});

test('a text that nests too deep to be parsed in bounded memory is refused alone', async () => {
  const deep = `{"a": "[", "b": ${'['.repeat(600_000)}${']'.repeat(600_000)}}`;
  const { items } = await valuesOf(`${line(1)}\n${deep}\n${line(2)}`);
  expect(told(items)).toEqual(['1', '2: lists and objects are nested more than 100,000 deep', '3']);
});

test('a long text with many brackets, none of them deep or real, is parsed', async () => {
  const text = `[${Array.from({ length: 200_000 }, () => String.raw`{"[\"[": ["{"]}`).join(',')}]`;
  expect(told((await valuesOf(`${line(1)}\n${text}`)).items)).toEqual(['1', '2']);
});

test('a first line that is no JSON is told by the next one, however many blank ones are between', async () => {
  for (const count of [1, 998, 5000]) {
    const { items } = await valuesOf(`boom\n${' \n'.repeat(count)}${line(1)}\n{"a": [\n${line(2)}`);
    expect(items.filter(({ ok }) => ok).map((value) => value.line)).toEqual([count + 2, count + 4]);
  }
});

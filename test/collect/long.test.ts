/** Lines and values that are longer than any event. */
import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { linesOf, told, valuesOf } from './outcome.ts';
import { event, line, writeLog } from './support.ts';

const LIMIT = 64 * 1024 * 1024;

const tooLong =
  'the value that begins here goes on for more than 64 MB, as one does where a bracket is not closed';

/** A JSON string of so many bytes, its quotes included. */
function longText(length: number): string {
  return `"${'x'.repeat(length - 2)}"`;
}

describe('a line', () => {
  test('of 64 MB is one, and a longer one comes in parts', async () => {
    for (const extra of [0, 1]) {
      const { items } = await linesOf(`${longText(LIMIT + extra)}\n1\n`);
      expect(items.map(({ number, goesOn }) => [number, goesOn === true])).toEqual(
        extra === 0
          ? [
              [1, false],
              [2, false],
            ]
          : [
              [1, true],
              [1, false],
              [2, false],
            ],
      );
    }
  });

  test('that comes in parts is cut between characters', async () => {
    for (const start of ['x', 'xx', 'xxx']) {
      const text = `${start}${'🕷'.repeat(LIMIT / 4)}${'\uFEFF'.repeat(LIMIT / 3)}`;
      const { items } = await linesOf(text);
      expect(items.length).toBeGreaterThan(1);
      expect(items.every(({ fault }) => fault === undefined)).toBe(true);
      expect(items.map((part) => part.text).join('') === text).toBe(true);
    }
  });

  test('of NDJSON that is longer than 64 MB is refused alone', async () => {
    const { items } = await valuesOf(`${line(1)}\n{"a": ${longText(2 * LIMIT)}}\n\n${line(2)}\n`);
    expect(told(items)).toEqual(['1', '2: the line is longer than 64 MB', '4']);
  });

  test('that holds a whole list may have any length', async () => {
    const one = `{"a": ${longText(LIMIT / 4)}}`;
    const { items } = await valuesOf(`[${Array.from({ length: 9 }, () => one).join(', ')}]`);
    expect(items.every(({ ok, line: number }) => ok && number === 1)).toBe(true);
    expect(items).toHaveLength(9);
  });
});

describe('a value of a document that is longer than 64 MB', () => {
  test.each([
    ['on one line', `[${line(1)},{"a":${longText(LIMIT)}},${line(2)}]`, ['1', `1: ${tooLong}`, '1']],
    ['on the first line', `{"a":${longText(LIMIT)}}${line(1)}\n${line(2)}`, [`1: ${tooLong}`, '1', '2']],
    [
      'on several lines',
      `[\n${line(1)},\n{\n"a": ${longText(LIMIT)},\n"b": [\n1\n]\n},\n${line(2)}\n]`,
      ['2', `3: ${tooLong}`, '9'],
    ],
    [
      'that ends where it gets too long',
      `[${line(1)},\n[${longText(LIMIT / 2)},\n${longText(LIMIT / 2)}],${line(2)}]`,
      ['1', `2: ${tooLong}`, '3'],
    ],
  ])('is refused alone: %s', async (_, document, expected) => {
    expect(told((await valuesOf(document)).items)).toEqual(expected);
  });

  test('of strings with escapes and brackets in them ends where it should, wherever it is cut', async () => {
    const text = String.raw`\\\"]}[{`.repeat(LIMIT / 7);
    for (const shift of ['', 'x']) {
      expect(told((await valuesOf(`[{"a":"${shift}${text}"},${line(1)}]`)).items)).toEqual([
        `1: ${tooLong}`,
        '1',
      ]);
    }
  });

  test('for a bracket that is not closed costs no event after it', async () => {
    const broken = line(1).replace('"run":{', '"run":{{');
    const filler = JSON.stringify(event(3, { text: 'x'.repeat(1_000_000) }));
    const lines = [line(0), broken, ...Array.from({ length: 100 }, () => filler), line(4)];
    const { items } = await valuesOf(`[\n${lines.join(',\n')}\n]`);
    expect(told(items)).toEqual([
      '2',
      `3: ${tooLong}`,
      ...Array.from({ length: 101 }, (_, index) => `${index + 4}`),
    ]);
  });

  test('for a bracket that is not closed hides no line after it that cannot be read', async () => {
    const bad = Buffer.from(`${line(5, { producer: '#' })},\n`);
    bad[bad.indexOf('#')] = 0xff;
    const filler = Buffer.from(`${'x'.repeat(1_000_000)}\n`);
    const last = Buffer.from(`${line(6, { producer: '\uFFFD' })}\n]`);
    const parts = [Buffer.from('[\n{{\n'), bad, ...Array.from({ length: 70 }, () => filler), last];
    const { items } = await valuesOf(Buffer.concat(parts));
    expect(told(items)).toEqual(['2: the line is not UTF-8', '3: the line is not UTF-8', '74']);
  });

  test('for a bracket that is not closed may have such a value after it', async () => {
    const long = `{\n"eventTime": ${longText(LIMIT)},\n"eventTime": 1\n}`;
    const { items } = await valuesOf(`[\n{{\n${line(1)},\n${long},\n${line(2)}\n]`);
    expect(told(items)).toEqual([`2: ${tooLong}`, '3', `4: ${tooLong}`, '8']);
  });

  test('is passed over where places on its line are told', async () => {
    const { items } = await valuesOf(`[{"a":${longText(LIMIT)}}, {"a": ${longText(LIMIT)}}, {"a": nope}]`);
    expect(told(items)).toEqual([
      `1: ${tooLong}`,
      `1: ${tooLong}`,
      `1: not JSON: unexpected 'o' at character ${2 * LIMIT + 26}`,
    ]);
  });
});

test('half a gigabyte below a bracket that is not closed is read in bounded memory', async () => {
  const folder = await writeLog({ log: '[\n{{\n' });
  const path = join(folder, 'log');
  const file = await open(path, 'a');
  const lines = Buffer.from(`${`${line(2)},\n`.repeat(10)}{"text": ${longText(4_000_000)}},\n`);
  for (let count = 0; count < 128; count++) await file.write(lines);
  await file.close();
  expect(await countWithin(300, path)).toBe('1280 read, 1 refused');
});

test('blank lines without end after a first one that tells nothing are read in bounded memory', async () => {
  const folder = await writeLog({ log: `boom\n${' \n'.repeat(3_000_000)}${line(1)}\n` });
  expect(await countWithin(64, join(folder, 'log'))).toBe('1 read, 1 refused');
});

/** Counts values in a process with so many megabytes of heap, which ends where it holds what it should not. */
async function countWithin(megabytes: number, path: string): Promise<string> {
  const script = `
    import { readLines } from '${sourceOf('lines')}';
    import { readValues } from '${sourceOf('values')}';
    let [read, refused] = [0, 0];
    for await (const { ok } of readValues(readLines(${JSON.stringify(path)}))) ok ? read++ : refused++;
    console.log(read + ' read, ' + refused + ' refused');
  `;
  const args = [`--max-old-space-size=${megabytes}`, '--input-type=module', '--eval', script];
  return (await promisify(execFile)(process.execPath, args)).stdout.trim();
}

function sourceOf(module: string): string {
  return pathToFileURL(join(import.meta.dirname, `../../src/collect/${module}.ts`)).href;
}

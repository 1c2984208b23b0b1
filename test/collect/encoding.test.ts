import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, told, valuesOf } from './outcome.ts';
import { line } from './support.ts';

function utf16(text: string, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

const log = `${line(1)}\r\n\r\n${line(2, { producer: 'Läufer 🕷' })}\r\n`;

describe('a log in UTF-16', () => {
  test.each([
    ['little-endian, with a byte order mark', utf16(`\uFEFF${log}`, 'LE')],
    ['big-endian, with a byte order mark', utf16(`\uFEFF${log}`, 'BE')],
    ['little-endian, without one', utf16(log, 'LE')],
    ['big-endian, without one', utf16(log, 'BE')],
    [
      'in files that were joined, byte order marks and all',
      utf16(`\uFEFF${line(1)}\n\n\uFEFF${log.split('\r\n')[2] ?? ''}`, 'LE'),
    ],
  ])('is read as what it says: %s', async (_, bytes) => {
    const { items, fault } = await valuesOf(bytes);
    expect(fault).toBeNull();
    expect(told(items)).toEqual(['1', '3']);
    expect(items[1]).toMatchObject({ content: { value: { producer: 'Läufer 🕷' } } });
  });

  test('as a document keeps its line numbers', async () => {
    const text = JSON.stringify([{ a: 1 }, { b: 2 }], null, 2).replaceAll('\n', '\r\n');
    expect(told((await valuesOf(utf16(`\uFEFF${text}`, 'LE'))).items)).toEqual(['2', '5']);
  });

  test('is the same text, however its characters fall on what is read at once', async () => {
    const text = `"${'🕷ä€x'.repeat(400_000)}"`;
    for (const shift of ['', 'x']) {
      const { items } = await linesOf(utf16(`\uFEFF${shift}${text}`, 'BE'));
      expect(items.length === 1 && items[0]?.text === shift + text && !('fault' in items[0])).toBe(true);
    }
  });

  test('loses only the lines on which a character is broken', async () => {
    const { items } = await valuesOf(
      utf16(`\uFEFF${line(1)}\n{"a": "\uD83D"}\n{"a": "\uDD77x"}\n${line(2)}`, 'LE'),
    );
    expect(told(items)).toEqual(['1', '2: the line is not UTF-16', '3: the line is not UTF-16', '4']);
  });

  test('that ends within a character loses only its last line', async () => {
    const bytes = utf16(`\uFEFF${line(1)}\n${line(2)}`, 'LE');
    expect(told((await valuesOf(bytes.subarray(0, -1))).items)).toEqual(['1', '2: the line is not UTF-16']);
    const pair = utf16(`\uFEFF${line(1)}\n"🕷`, 'LE');
    expect(told((await valuesOf(pair.subarray(0, -1))).items)).toEqual(['1', '2: the line is not UTF-16']);
  });

  test('that goes on after UTF-8 is named on its lines', async () => {
    const bytes = Buffer.concat([Buffer.from(`${line(1)}\n`), utf16(`${line(2)}\r\n${line(3)}`, 'LE')]);
    expect(told((await valuesOf(bytes)).items)).toEqual([
      '1',
      '2: not JSON: it is UTF-16 in a file that begins as UTF-8',
      '3: not JSON: it is UTF-16 in a file that begins as UTF-8',
    ]);
  });
});

test.each([
  ['little-endian, with a byte order mark', [0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0]],
  ['big-endian, with a byte order mark', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b]],
  ['little-endian, without one', [0x7b, 0, 0, 0, 0x7d, 0, 0, 0]],
  ['big-endian, without one', [0, 0, 0, 0x7b, 0, 0, 0, 0x7d]],
])('a log in UTF-32 is refused by name: %s', async (_, bytes) => {
  expect((await valuesOf(Buffer.from(bytes))).fault).toBe(
    'it is UTF-32, and logs are read as UTF-8 or UTF-16\n→ save it as UTF-8',
  );
});

describe('zero bytes', () => {
  test('are named on the line that they are on, and cost no other', async () => {
    const { items } = await valuesOf(
      `${line(1)}\n\0\0\0\0\0${line(2)}\n{"a": "\0"}\n{"a": \0}\n${line(3)}\n\0\0\0\0`,
    );
    expect(told(items)).toEqual([
      '1',
      '2: not JSON: unexpected U+0000 at character 1',
      '3: not JSON: bad control character in string literal at character 8',
      '4: not JSON: unexpected U+0000 at character 7',
      '5',
      '6: not JSON: unexpected U+0000 at character 1',
    ]);
  });

  test.each([1, 2, 3, 4, 5, 8])('%i of them before the first line cost that line alone', async (count) => {
    const { items, fault } = await valuesOf(`${'\0'.repeat(count)}${line(1)}\n${line(2)}\n`);
    expect(fault).toBeNull();
    expect(told(items)).toEqual(['1: not JSON: unexpected U+0000 at character 1', '2']);
  });
});

test('of any bytes, each line is read, or named', async () => {
  const scrap = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom(
      ...['\n', '\r', '\r\n', '{}', line(1), '\uFEFF', '\0', '🕷'].map((text) => Buffer.from(text)),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(scrap, { maxLength: 12 }), async (scraps) => {
      const bytes = Buffer.concat([Buffer.from(`${line(9)}\n`), ...scraps]);
      const lines = bytes.toString('latin1').split('\n');
      const { items, fault } = await valuesOf(bytes);
      expect(fault).toBeNull();
      const numbers = items.map((value) => value.line);
      const expected = lines.flatMap((text, index) =>
        Buffer.from(text, 'latin1').toString().trim() === '' ? [] : [index + 1],
      );
      expect(numbers).toEqual(expected);
    }),
  );
});

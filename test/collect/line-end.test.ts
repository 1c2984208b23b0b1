import { expect, test } from 'vitest';
import { linesOf, told, valuesOf } from './outcome.ts';
import { line } from './support.ts';

test.each([
  ['line feeds', '\n', [1, 2, 4]],
  ['carriage returns with line feeds', '\r\n', [1, 2, 4]],
  ['carriage returns', '\r', [1, 2, 4]],
  ['two carriage returns with a line feed', '\r\r\n', [1, 2, 4]],
])('lines that end in %s are told apart and counted, the empty ones too', async (_, end, numbers) => {
  const { items } = await valuesOf(['{"a": 1}', '{"a": 2}', '', 'boom', ''].join(end));
  expect(items.map((value) => [value.line, value.ok])).toEqual(
    numbers.map((number) => [number, number !== 4]),
  );
});

test('a carriage return within a line ends it in no file whose first line ends in a line feed', async () => {
  const { items } = await valuesOf(`${line(1)}\n{"a":\r1}\n{"a": "\r"}\n${line(2)}\r${line(3)}\n${line(4)}`);
  expect(told(items)).toEqual([
    '1',
    '2',
    '3: not JSON: bad control character in string literal at character 8',
    `4: not JSON: unexpected non-whitespace character at character ${line(2).length + 2}`,
    '5',
  ]);
});

test('a carriage return with a line feed ends one line among lines that end in carriage returns', async () => {
  const { items } = await linesOf('1\r2\r\n3\r\r\n4');
  expect(
    items.filter(({ text }) => text.trim() !== '').map(({ number, text }) => [number, text.trim()]),
  ).toEqual([
    [1, '1'],
    [2, '2'],
    [3, '3'],
    [5, '4'],
  ]);
});

test('lines that end in carriage returns are told apart wherever they fall on what is read at once', async () => {
  const texts = Array.from({ length: 300 }, (_, index) => `"${'x'.repeat(9_000 + (index % 7))}"`);
  const { items } = await linesOf(texts.join('\r'));
  expect(items.map(({ number, text }) => [number, text.length])).toEqual(
    texts.map((text, index) => [index + 1, text.length]),
  );
});

test.each([1_048_575, 1_048_576, 1_048_577])(
  'a first line of %i bytes with its end tells how the others end',
  async (length) => {
    const text = `"${'x'.repeat(length - 3)}"`;
    for (const end of ['\r', '\r\n', '\n']) {
      const { items } = await valuesOf([text, '{"eventTime": ""}', '', '{}'].join(end));
      expect(told(items)).toEqual(['1', '2', '4']);
    }
  },
);

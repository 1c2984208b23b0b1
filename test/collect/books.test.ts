import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { readValues } from '../../src/collect/values.ts';
import type { Line } from '../../src/collect/lines.ts';
import { event, line, readFile, readFiles, show } from './support.ts';

describe('two events with the same content are one', () => {
  test('across files, formats, spacing and the order of keys', async () => {
    const value = event(1, {
      inputs: [{ namespace: 'db', name: 'orders', facets: { a: { b: 1, c: [1, 2] } } }],
    });
    const reading = await readFiles({
      'a.ndjson': `${JSON.stringify(value)}\n${JSON.stringify(reversed(value))}`,
      'b.json': JSON.stringify([reversed(value), event(2)], null, 4),
      'c.json': JSON.stringify(value).replace('"b":1', String.raw`"\u0062":1.0e0`),
    });
    expect(reading.books).toEqual({ read: 5, accepted: 2, duplicate: 3, rejected: 0 });
    expect(reading.digests).toHaveLength(2);
  });

  test('and are read alike, whichever of them comes first', async () => {
    const value = event(1, {
      inputs: [{ namespace: 'db', name: 'orders', facets: { own: { b: 1, a: 2 } } }],
    });
    const [one, other] = [
      await readFile(JSON.stringify(value)),
      await readFile(JSON.stringify(reversed(value))),
    ];
    const text = (reading: typeof one): string =>
      JSON.stringify(reading.events, (_, item: unknown) => (item instanceof Map ? [...item] : item));
    expect(text(one)).toBe(text(other));
    expect(text(one)).toContain('"own"');
  });

  test('but not where a list has another order, or one says more', async () => {
    const inputs = [
      { namespace: 'db', name: 'a' },
      { namespace: 'db', name: 'b' },
    ];
    const reading = await readFile(
      [line(1, { inputs }), line(1, { inputs: inputs.toReversed() }), line(1, { inputs, extra: null })].join(
        '\n',
      ),
    );
    expect(reading.books.accepted).toBe(3);
  });

  test('nor are two lines that are refused', async () => {
    const reading = await readFile([line(1), '{}', '{}'].join('\n'));
    expect(reading.books).toEqual({ read: 3, accepted: 1, duplicate: 0, rejected: 2 });
  });
});

test('the digest is that of the event as it was written, secrets and all', async () => {
  const { evidence } = (await readFile(line(1, { producer: 'https://me:one@host' }))).events[0] ?? {};
  const { evidence: other } = (await readFile(line(1, { producer: 'https://me:two@host' }))).events[0] ?? {};
  expect(evidence?.producer).toBe('https://me:***@host');
  expect(other?.producer).toBe('https://me:***@host');
  expect(evidence?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(other?.digest).not.toBe(evidence?.digest);
});

test('the digests of a log are sorted, whatever the order of its events', async () => {
  const one = await readFile([line(1), line(2), line(3)].join('\n'));
  const other = await readFile([line(3), line(1), line(2), line(1)].join('\n'));
  expect(one.digests).toEqual(other.digests);
  expect(one.digests).toEqual([...one.digests].sort());
});

describe('the books balance', () => {
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }).map((number) => line(number)) },
    fc.integer({ min: 1, max: 5 }).map((number) => JSON.stringify(event(number), null, 2)),
    fc.json(),
    fc.constantFrom(
      '',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      '\\',
      '{}',
      '[]',
      'null',
      '\uFEFF',
      'boom',
      '[[1]]',
      '{"eventTime": "',
    ),
  );

  test('of any mix of lines: what is read is accepted, a duplicate or rejected, and each rejected one is named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 8 }), async (parts) => {
        const reading = await readFile(`${line(9)}\n${parts.join('\n')}`);
        const { read, accepted, duplicate, rejected } = reading.books;
        expect(read).toBe(accepted + duplicate + rejected);
        expect(reading.problems.filter((problem) => problem.severity === 'error')).toHaveLength(rejected);
        expect(reading.events).toHaveLength(accepted);
        expect(reading.digests).toHaveLength(accepted);
      }),
      { numRuns: 60 },
    );
  });

  test('of any text whatever, which is read to its end, and no value is told from a line that it is not on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const lines = parts.join('\n').split('\n');
        for await (const value of readValues(linesOf(lines))) {
          expect(lines[value.line - 1]?.trim()).toBeTruthy();
        }
      }),
    );
  });

  test('of NDJSON: a whole event counts, whatever stands on the lines around it', async () => {
    const broken = fc.constantFrom('{"a": [', '{"a": "b', '}', ']', 'boom', '42', '"text"', '{"a": }');
    const lines = fc.array(fc.oneof(broken, fc.nat(9)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, async (parts) => {
        const texts = [...parts.map((one) => (typeof one === 'number' ? line(one) : one))];
        const numbers = parts.filter((one) => typeof one === 'number');
        const found: Json[] = [];
        for await (const value of readValues(linesOf(texts))) if (value.ok) found.push(value.content.value);
        expect(found.filter(isEvent)).toHaveLength(numbers.length);
      }),
    );
  });
});

async function* linesOf(texts: readonly string[]): AsyncGenerator<Line> {
  for (const [index, text] of texts.entries())
    yield await Promise.resolve({ number: index + 1, text, utf8: true });
}

function isEvent(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'eventTime' in value;
}

/** The same content, with the keys of every object the other way round. */
function reversed(value: JsonObject): JsonObject {
  return turn(value) as JsonObject;
}

function turn(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => turn(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]: [string, Json]) => [key, turn(item)]),
  );
}

describe('a file in which nearly nothing is an event', () => {
  const nothing = (count: number): string => '{}\n'.repeat(count);

  test('is not read to its end, and the other files are', async () => {
    const reading = await readFiles({
      'a.ndjson': `${line(1)}\n${nothing(30_000)}${line(2)}\n`,
      'b.ndjson': `${nothing(10)}${line(3)}`,
    });
    expect(reading.books).toEqual({ read: 10_012, accepted: 2, duplicate: 0, rejected: 10_010 });
    const last = reading.problems.filter(({ code }) => code === 'file-unreadable');
    expect(show(last)).toMatchInlineSnapshot(`
      "log/a.ndjson: file-unreadable
        the file could not be read to its end: 10,000 values in it are no events, and hardly any is one
        → give files of OpenLineage events; what was read before is kept, and the rest of this file is not read"
    `);
  });

  test('is read where there are sound ones between', async () => {
    const mixed = Array.from(
      { length: 201 },
      (_, index) => `${line(index % 60, { own: index })}\n${nothing(60)}`,
    );
    const reading = await readFile(mixed.join(''));
    expect(reading.books).toMatchObject({ accepted: 201, rejected: 12_060 });
    expect(reading.problems).toHaveLength(12_060);
  });
});

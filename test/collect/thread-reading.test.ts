/** A log that is read in a thread of its own: what comes of it is what comes of it otherwise. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect, type Collected } from '../../src/collect/collect.ts';
import { KnownFacets } from '../../src/collect/known-facet.ts';
import { Packer, Unpacker } from '../../src/collect/packed-value.ts';
import type { Reader } from '../../src/collect/reader.ts';
import { readerOf, readHere } from '../../src/collect/reading.ts';
import { readBeside, ThreadFault } from '../../src/collect/thread-reading.ts';
import { valueOf, type Value } from '../../src/collect/value.ts';
import type { LineageEvent } from '../../src/model/event.ts';
import type { Instant } from '../../src/model/instant.ts';
import { anyEventText } from './any-event-text.ts';
import { event, line, writeLog, type Files } from './support.ts';

interface Outcome {
  readonly collected: Collected;
  readonly accepted: readonly (readonly [LineageEvent, string])[];
}

async function outcomeOf(folder: string, reader: Reader): Promise<Outcome> {
  const accepted: (readonly [LineageEvent, string])[] = [];
  const take = (one: LineageEvent, text: string): void => void accepted.push([one, text]);
  const collected = await collect([folder], take, '2030-01-01T00:00:00.000000000Z' as Instant, null, reader);
  return { collected, accepted };
}

async function bothWays(files: Files): Promise<Outcome> {
  const folder = await writeLog(files);
  const [here, beside] = [await outcomeOf(folder, readHere), await outcomeOf(folder, readBeside)];
  expect(beside).toEqual(here);
  return beside;
}

const facets = { schema: { fields: [{ name: 'id', type: 'int' }] }, own: { password: 'x' } };
/** Its second name comes first once the secret in it is masked; and a zero that no text keeps. */
const MASKED_NAMES = '{"run":{"facets":{"own":{"x://a:b@h":-0,"x://a:+":[-0]}}}}';
const rich = (number: number) =>
  JSON.stringify(event(number, { outputs: [{ namespace: 'db', name: 'orders', facets }] }));

describe('a log', () => {
  test('has the same events, texts, problems and books, whatever is wrong with it', async () => {
    const good = [1, 2, 3].map(rich).join('\n');
    const { collected, accepted } = await bothWays({
      'a.ndjson': `${good}\nnot JSON\n${rich(1)}\n{"eventTime": 5}\n`,
      'b.json.gz': gzipSync(JSON.stringify([event(4), 7, event(5)], null, 2)),
      'c.ndjson.gz': gzipSync(good).subarray(0, 60),
      'd.ndjson': `${rich(6).replace('"int"', 'NaN')}\n${rich(7).replace('"int"', '12345678901234567890')}\n`,
      'e.ndjson': `\uFEFF${rich(8)}\n`,
      'f.txt': 'none of it',
      'g.json': Buffer.from(`${rich(9)}\n`, 'utf16le'),
      'h.ndjson': '',
    });
    expect(accepted).toHaveLength(9);
    expect(collected.books).toMatchObject({ accepted: 9, duplicate: 1, rejected: 3 });
    expect(collected.problems.some(({ code }) => code === 'file-unreadable')).toBe(true);
  });

  test('of which the rest of a file is not read, goes on with the next one', async () => {
    const refused = Array.from(
      { length: 40_000 },
      (_, number) => `{"number": ${number}, "pad": "${'x'.repeat(60)}"}`,
    );
    const { collected } = await bothWays({ 'a.ndjson': refused.join('\n'), 'b.ndjson': `${line(1)}\n` });
    expect(collected.books).toEqual({ read: 10_001, accepted: 1, duplicate: 0, rejected: 10_000 });
  });

  test('of more than one pack comes in order', async () => {
    const many = Array.from({ length: 6000 }, (_, number) =>
      JSON.stringify(event(number % 60, { pad: `${number} ${'x'.repeat(500)}` })),
    );
    const { accepted } = await bothWays({ 'a.ndjson': many.join('\n') });
    expect(accepted.map(([{ evidence }]) => evidence.line)).toEqual(many.map((_, index) => index + 1));
  });

  test('is not taken for whole where its thread ends before it does', async () => {
    const folder = await writeLog({ 'a.ndjson': `${rich(1)}\n`.repeat(20_000) });
    const reading = readBeside([join(folder, 'a.ndjson')]);
    const values = reading.valuesOf(0)[Symbol.asyncIterator]();
    expect((await values.next()).value).toMatchObject({ ok: true, line: 1 });
    await reading.close();
    const rest = async () => {
      while ((await values.next()).done !== true);
    };
    await expect(rest()).rejects.toThrow(ThreadFault);
    const ended: Reader = (paths) => {
      const other = readBeside(paths);
      void other.close();
      return other;
    };
    await expect(outcomeOf(folder, ended)).rejects.toThrow('the thread that reads the log has ended');
  });

  test('is read in a thread of its own where it is large', async () => {
    const folder = await writeLog({ small: 'x', large: 'x'.repeat(9 * 1024 * 1024) });
    expect(await readerOf([join(folder, 'small'), join(folder, 'absent')])).toBe(readHere);
    expect(await readerOf([join(folder, 'small'), join(folder, 'large')])).toBe(readBeside);
  });
});

const facetsIn = (values: readonly Value[]) =>
  values.map((value) => (value.ok ? value.content.facets.map((facet) => facet.value) : null));

describe('packed values', () => {
  test('are the same when they are unpacked, however they are cut into packs and whatever is forgotten', () => {
    const text = fc.oneof(
      anyEventText,
      fc.constantFrom(rich(1), rich(2), MASKED_NAMES, 'no JSON', '[NaN]', '{"a": 1e999}'),
    );
    const runs = fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(runs, fc.constantFrom(0, 100, 1_000_000), (packs, room) => {
        const [known, packer, unpacker] = [new KnownFacets(), new Packer(room), new Unpacker()];
        const read = packs.map((texts) =>
          texts.map((one, index) => valueOf({ text: one, line: index + 1, column: 0, fault: null }, known)),
        );
        const sent: Value[][] = read.map((values) => {
          for (const value of values) packer.add(value);
          return [...unpacker.values(structuredClone(packer.take()))];
        });
        expect(sent).toEqual(read);
        // In the order of their members as well.
        expect(JSON.stringify(sent.map(facetsIn))).toBe(JSON.stringify(read.map(facetsIn)));
      }),
    );
  });
});

import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { EventFile } from '../../src/collect/event-file.ts';

function openFile(): EventFile {
  const file = new EventFile();
  onTestFinished(() => {
    file.close();
  });
  return file;
}

test('gives back each text by its digest, whatever was added before and after', () => {
  const file = openFile();
  let digest = 0;
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (texts) => {
      const digests = texts.map(() => String(digest++));
      texts.forEach((text, index) => {
        file.add(digests[index] ?? '', text);
      });
      expect(digests.map((one) => file.textOf(one))).toEqual(texts);
    }),
  );
});

test('holds more than it gathers before it writes', () => {
  const file = openFile();
  const long = 'é'.repeat(900_000);
  for (const name of ['a', 'b', 'c']) file.add(name, `${name}${long}`);
  expect(['c', 'a', 'b'].map((name) => file.textOf(name).slice(0, 2))).toEqual(['cé', 'aé', 'bé']);
});

test('says which digest it does not know', () => {
  expect(() => openFile().textOf('beef')).toThrow(new RangeError('no event has the digest beef'));
});

test('leaves nothing behind, even while it is open', () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('headwater-events-'));
  openFile().add('a', 'text');
  const now = readdirSync(tmpdir()).filter((name) => name.startsWith('headwater-events-'));
  expect(now.filter((name) => !before.includes(name))).toEqual([]);
});

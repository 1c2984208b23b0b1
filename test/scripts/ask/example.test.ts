import { expect, test } from 'vitest';
import { examplesFor } from '../../../src/scripts/ask/example.ts';
import { readText } from '../../../src/scripts/ask/read.ts';
import { resolve } from '../../../src/scripts/ask/target.ts';
import { ENTRIES, entry, INDEX } from './entries.ts';
import { memoryIndex } from './memory-index.ts';

test('examples are questions about what the site has', async () => {
  expect(await examplesFor(INDEX)).toEqual([
    'what feeds of one kind',
    'what breaks if orders_clean.amount changes',
    'who owns raw.orders',
    'what is Net revenue',
    'failed runs last week',
    'pii in raw',
    'datasets without an owner',
    'what is wrong',
  ]);
});

test('each example is read, and its name means one thing', async () => {
  const index = memoryIndex([...ENTRIES, entry('dataset', 'a  b', { namespace: 'x y' })]);
  for (const example of await examplesFor(index)) {
    const read = readText(example);
    expect(read, example).toMatchObject({ is: 'read' });
    if (read?.is !== 'read' || !('thing' in read.question)) continue;
    const found = await resolve(index, read.question.thing, ['dataset', 'column', 'term']);
    expect(found.is, example).toBe('one');
  }
});

test('of a site without things, no example names one', async () => {
  expect(await examplesFor(memoryIndex([]))).toEqual([
    'failed runs last week',
    'datasets without an owner',
    'what is wrong',
  ]);
});

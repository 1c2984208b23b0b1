import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { memoryOf } from '../../src/model/memory.ts';

const SOURCES = resolve(import.meta.dirname, '../../src');

test('whoever asks for a memory by its name has what the others put in', () => {
  const thing = {};
  memoryOf('test/one').set(thing, 'known');
  expect(memoryOf('test/one').get(thing)).toBe('known');
  expect(memoryOf('test/other').get(thing)).toBeUndefined();
});

test('no two memories have one name, and each has that of its module', () => {
  const named = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(SOURCES, file), 'utf8');
      const calls = [...text.matchAll(/= (?:memoryOf<[^']*>|perLedger)\(\s*'([^']+)'/g)];
      return calls.map(([, name = '']) => ({ file: file.replaceAll('\\', '/'), name }));
    });
  expect(named.length).toBeGreaterThan(40);
  expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
  expect(named.filter(({ file, name }) => `${name.replace(/: .*/, '')}.ts` !== file)).toEqual([]);
});

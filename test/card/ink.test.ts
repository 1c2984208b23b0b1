import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLEAR, INK } from '../../src/card/ink.ts';

const TOKENS: Readonly<Record<keyof typeof INK, string>> = {
  paper: 'paper',
  raised: 'paper-raised',
  ink: 'ink',
  quiet: 'ink-quiet',
  line: 'line-strong',
  edge: 'control',
  accent: 'accent',
  accentSoft: 'accent-soft',
  dataset: 'dataset',
  job: 'job',
  warn: 'warn',
};

test('cards are painted as the site’s light theme is', () => {
  const css = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8');
  const light = new Map(
    [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), /g)].map(([, name, colour]) => [name, colour]),
  );
  const painted = Object.entries(TOKENS).map(([name, token]) => [name, light.get(token)]);
  expect(INK).toEqual(Object.fromEntries(painted));
});

test('the paper seen through is the paper', () => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(INK.paper.slice(at, at + 2), 16));
  expect(CLEAR).toBe(`rgb(${channels.join(' ')} / 0)`);
});

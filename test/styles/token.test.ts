/** The colours of `tokens.css`, held to what can be read: WCAG 2.2, contrast of text (1.4.3) and of what is no text (1.4.11). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = tokens.get(name)?.[theme];
  if (value === undefined) throw new Error(`tokens.css has no ${name}.`);
  return value;
}

/** Relative luminance, from 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

const INKS = ['ink', 'ink-quiet', 'accent', 'dataset', 'job', 'column', 'run', 'term', 'good', 'warn', 'bad'];
const PAPERS = ['paper', 'paper-raised', 'paper-sunk'];
const THEMES = ['light', 'dark'] as const;

test('the measure of contrast is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});

describe.each(THEMES)('in the %s theme', (theme) => {
  const weak = (inks: readonly string[], papers: readonly string[], least: number) =>
    inks.flatMap((ink) =>
      papers
        .map((paper) => [paper, contrast(colour(`--${ink}`, theme), colour(`--${paper}`, theme))] as const)
        .filter(([, ratio]) => ratio < least)
        .map(([paper, ratio]) => `${ink} on ${paper}: ${ratio.toFixed(2)}`),
    );

  test('every ink can be read on every paper', () => {
    expect(weak(INKS, PAPERS, 4.5)).toEqual([]);
  });

  test('words on what is marked, chosen or warned of can be read', () => {
    expect(weak(['ink', 'ink-quiet', 'accent'], ['accent-soft'], 4.5)).toEqual([]);
    expect(weak(['ink'], ['mark', 'warn-soft', 'bad-soft'], 4.5)).toEqual([]);
    expect(weak(['bad'], ['bad-soft'], 4.5)).toEqual([]);
    expect(weak(['warn'], ['warn-soft'], 4.5)).toEqual([]);
  });

  test('the border of a field and the ring of the focus can be seen', () => {
    expect(weak(['control', 'accent'], PAPERS, 3)).toEqual([]);
  });
});

test('every colour has its place in the reader’s own few colours', () => {
  const forced = css.slice(css.indexOf('forced-colors: active'));
  expect([...tokens.keys()].filter((name) => !forced.includes(`${name}:`))).toEqual([]);
});

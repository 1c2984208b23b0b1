import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleOf, FORMS, outlineOf } from '../../../src/scripts/ask/grammar.ts';
import { fitOf, parsePattern, type Part } from '../../../src/scripts/ask/pattern.ts';
import { readText } from '../../../src/scripts/ask/read.ts';
import { tokensOf } from '../../../src/scripts/ask/token.ts';
import { CLOSED_SLOTS } from '../../../src/scripts/ask/vocabulary.ts';

/** Names that no pattern has a word of. */
const NAMES = ['orders', 'clean.orders.amount', '"a name of spaces"'];

/** Each form, with how many words of the text its best pattern knows. */
function fitting(text: string) {
  const tokens = tokensOf(text) ?? [];
  return FORMS.flatMap((form) => {
    const known = form.patterns.flatMap((pattern) => fitOf(parsePattern(pattern), tokens)?.known ?? []);
    return known.length === 0 ? [] : [{ form, known: Math.max(...known) }];
  });
}

/** A text that says each part of a pattern in one of its ways. */
function saying(part: Part, choice: number): string {
  if (part.kind === 'words') return [...part.words][choice % part.words.size] ?? '';
  if (part.name === 'period') return ['last week', 'since 2026-11-01', 'in November'][choice % 3] ?? '';
  const closed = CLOSED_SLOTS.get(part.name);
  if (closed === undefined) return NAMES[choice % NAMES.length] ?? '';
  const phrases = Object.values(closed.words).flat();
  const phrase = phrases[choice % phrases.length] ?? '';
  return parsePattern(phrase)
    .map((word) => saying(word, choice))
    .join(' ');
}

describe('the table of questions', () => {
  test('has an example of each form that is of that form, and of no other as much', () => {
    for (const form of FORMS) {
      const example = exampleOf(form);
      const fits = fitting(example);
      const most = Math.max(...fits.map(({ known }) => known));
      expect(
        fits.filter(({ known }) => known === most).map((one) => one.form.asks),
        example,
      ).toEqual([form.asks]);
      expect(readText(example)).toMatchObject({ is: 'read', form });
    }
  });

  test('has no form twice, and no example twice', () => {
    expect(new Set(FORMS.map(({ asks }) => asks)).size).toBe(FORMS.length);
    expect(new Set(FORMS.map(exampleOf)).size).toBe(FORMS.length);
  });

  test('has outlines that hold no name', () => {
    expect(FORMS.map(outlineOf).join('\n')).not.toMatch(/[{}_]|mart|finance/);
    expect(FORMS.map(outlineOf)).toContain('path from … to …');
  });

  test('has a reading for each form, whose braces it can fill', () => {
    const slots = ['thing', 'from', 'to', 'of', 'period', 'change', 'state', 'listing', 'lack', 'words'];
    for (const { asks, readings } of FORMS) {
      expect(Object.keys(readings).length, asks).toBeGreaterThan(0);
      for (const reading of Object.values(readings)) {
        const named = [...reading.matchAll(/\{(?<slot>\w+)\}/g)].map(({ groups }) => groups?.['slot']);
        expect(
          named.filter((slot) => !slots.includes(slot ?? '')),
          reading,
        ).toEqual([]);
      }
    }
  });

  test('reads each of its patterns, in each of their words, and of the forms that fit the first that knows most of them', () => {
    const patterns = FORMS.flatMap((form) => form.patterns.map((text) => ({ form, text })));
    fc.assert(
      fc.property(fc.constantFrom(...patterns), fc.nat(), ({ form, text }, choice) => {
        const said = parsePattern(text)
          .map((part) => saying(part, choice))
          .join(' ');
        const fits = fitting(said);
        const most = Math.max(...fits.map(({ known }) => known));
        expect(
          fits.some((one) => one.form === form),
          `${said} by ${text}`,
        ).toBe(true);
        expect(readText(said), said).toMatchObject({
          is: 'read',
          form: { asks: fits.find(({ known }) => known === most)?.form.asks },
        });
      }),
      { numRuns: 2000 },
    );
  });
});

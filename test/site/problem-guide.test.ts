import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { parseInstant } from '../../src/model/instant.ts';
import type { Problem, ProblemCode } from '../../src/model/problem.ts';
import { PROBLEM_CODES, PROBLEM_GUIDE } from '../../src/site/problem-guide.ts';
import type { ExampleFile } from '../../src/site/problem-guide/explanation.ts';
import { runEvent } from './log.ts';

/** What the texts of a code's explanation are, by what they say. */
const textsOf = (code: ProblemCode): Readonly<Record<string, string>> => {
  const { summary, outcome, counted, meaning, effect, treatment, remedy, producers } = PROBLEM_GUIDE[code];
  const advice = Object.fromEntries(producers.map((one) => [one.producer, one.advice]));
  return { summary, outcome, counted, meaning, effect, treatment, remedy, ...advice };
};

/** The problems of a build that reads these files and nothing else, on a day after all that they tell of. */
async function problemsOf(files: readonly ExampleFile[]): Promise<readonly Problem[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-guide-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const glossary: string[] = [];
  const events: string[] = [];
  for (const { name, text, isHexadecimal } of files) {
    const content = isHexadecimal ? Buffer.from(text.replaceAll(' ', ''), 'hex') : text;
    (name.endsWith('.yaml') ? glossary : events).push(await write(name, content));
  }
  await mkdir(join(folder, 'sound'));
  if (events.length === 0) events.push(await write('sound/events.json', JSON.stringify(runEvent())));
  const asOf = parseInstant('2026-12-01T00:00:00Z')?.instant;
  if (asOf === undefined) throw new Error('There is no such day.');
  const { site, close } = await load({ title: 'Test', events, glossary, asOf });
  close();
  return site.catalog.problems;
}

describe.each(PROBLEM_CODES)('the explanation of %s', (code) => {
  const { example, related } = PROBLEM_GUIDE[code];

  test('has an example that brings about this problem, in these words, and no other one', async () => {
    expect(await problemsOf(example.files)).toEqual([{ code, ...example.problem }]);
  });

  test('marks lines that are there', () => {
    for (const { text, mark } of example.files) {
      for (const one of mark) expect(text).toContain(one);
    }
  });

  test('refers to others, and to each of them once', () => {
    expect(related.length).toBeGreaterThan(0);
    expect(new Set(related).size).toBe(related.length);
    expect(related).not.toContain(code);
  });

  test('says everything there is to say, in whole sentences where it is more than a word', () => {
    for (const [what, text] of Object.entries(textsOf(code))) {
      expect(text.length, what).toBeGreaterThan(4);
      if (what !== 'outcome' && what !== 'counted') expect(text, what).toMatch(/^[`“]?[\p{Lu}`].*\.$/u);
    }
  });
});

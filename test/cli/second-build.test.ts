import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, outcomeOf, PROJECT, startNode, type Outcome } from './command.ts';
import { contents, fill, scratch } from './scratch.ts';
import { ndjson } from '../site/log.ts';
import { MAKINGS, runOf } from './second-build/first-world.ts';
import { CHANGES } from './second-build/change.ts';
import type { ChangesOutcome } from './second-build/changed-sites.ts';

const NIGHT = MAKINGS.flatMap((making, index) => runOf(making, making.job, index, 'COMPLETE'));
/** One more run of the job in the middle. */
const [, SUM] = MAKINGS;
const MORE = SUM === undefined ? [] : runOf(SUM, 'again', 24, 'COMPLETE');

/** How many files were rendered, and how many pages kept, as the terminal has it. */
function told({ stderr }: Outcome): { rendered: number; kept: number } {
  const said = /^Pages +([\d,]+) files?.*?(?:, ([\d,]+) pages? kept as they were)?(?: [\d.]+ s)?$/m.exec(
    stderr,
  );
  const number = (text = '0'): number => Number(text.replaceAll(',', ''));
  return { rendered: number(said?.[1]), kept: number(said?.[2]) };
}

/** Names of files that one of two folders has alone, or that are not the same in both. */
function differing(one: string, other: string): string[] {
  const [a, b] = [contents(one), contents(other)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}

describe('after one more run of one job', () => {
  test('a second build renders what speaks of it, and gives byte for byte what a build of everything gives', async () => {
    const folder = scratch();
    const log = join(folder, 'log.ndjson');
    const run = (...more: string[]): Promise<Outcome> =>
      build(['--events', 'log.ndjson', ...more], { cwd: folder });
    fill(folder, { 'log.ndjson': ndjson(NIGHT) });
    const first = await run('--out', 'site');
    expect(first.code, first.stderr).toBe(0);

    const index = join(folder, 'site/paths/data/names.json');
    const written = statSync(index).mtimeMs;
    writeFileSync(log, ndjson(MORE), { flag: 'a' });
    const second = await run('--out', 'site');
    const cold = await run('--out', 'cold', '--no-cache');
    expect(differing(join(folder, 'site'), join(folder, 'cold'))).toEqual([]);
    expect(told(cold).kept).toBe(0);
    expect(told(second).kept).toBeGreaterThan(5);
    expect(told(second).rendered).toBeLessThan(told(cold).rendered);
    // Nor is the index of paths written again, which speaks of no runs.
    expect(statSync(index).mtimeMs).toBe(written);

    const page = 'site/datasets/data/report.daily/index.html';
    rmSync(join(folder, page));
    copyFileSync(join(folder, 'cold/index.html'), join(folder, 'site/datasets/data/raw.orders/index.json'));
    const third = await run('--out', 'site');
    expect(differing(join(folder, 'site'), join(folder, 'cold'))).toEqual([]);
    expect(told(third).kept).toBeGreaterThan(told(second).kept);
    expect(readFileSync(join(folder, page), 'utf8')).toContain('report.daily');
  });
});

describe('after each of 200 changes to a log, its glossary and the configuration', () => {
  test('no page that is left as it was, and no file of the output, differs from what a build of everything writes', async () => {
    const script = join(PROJECT, 'test/cli/second-build/changed-sites.ts');
    const { code, stdout, stderr } = await outcomeOf(startNode(script, ['200', '1'], { cwd: PROJECT }));
    expect(code, stderr).toBe(0);
    const { changes, unnoted } = JSON.parse(stdout) as ChangesOutcome;
    expect(changes).toHaveLength(200);
    expect(changes.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(changes.filter(({ misled }) => misled.length > 0)).toEqual([]);
    expect(changes.filter(({ differing }) => differing.length > 0)).toEqual([]);
    expect(unnoted).toEqual([]);
    expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(CHANGES.map(({ name }) => name)));
    // A digest that took in too much would leave nothing as it was.
    const ordinary = changes.filter(({ change }) => change !== 'the configuration changes');
    const [pages, kept] = [ordinary.map((one) => one.pages), ordinary.map((one) => one.kept)].map((all) =>
      all.reduce((sum, one) => sum + one, 0),
    );
    expect((kept ?? 0) / (pages ?? 1)).toBeGreaterThan(0.6);
  }, 600_000);
});

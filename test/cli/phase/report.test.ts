import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Timings } from '../../../src/cli/phase/timings.ts';
import { VERSION } from '../../../src/cli/project.ts';
import { build, PROJECT } from '../command.ts';
import { fill, scratch } from '../scratch.ts';

/** Its glossary is wrong, so that `--strict` refuses it before any page is made. */
const REFUSED = {
  'log.ndjson': `${JSON.stringify({
    eventTime: '2026-11-02T12:00:00Z',
    eventType: 'COMPLETE',
    run: { runId: 'r' },
    job: { namespace: 'jobs', name: 'load' },
  })}\n`,
  'glossary.yaml': 'terms: [\n',
};
const ARGS = ['--events', 'log.ndjson', '--glossary', 'glossary.yaml', '--out', 'site', '--strict'];

describe('what a build leaves where it is asked to', () => {
  test('is there although nothing is built: what each phase took, and each function', async () => {
    const folder = scratch();
    fill(folder, REFUSED);
    const args = [...ARGS, '--timings', 'timings.json', '--profile'];
    const { code, stderr } = await build(args, { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toContain('Profile    headwater.cpuprofile, to open in ');

    const timings = JSON.parse(readFileSync(join(folder, 'timings.json'), 'utf8')) as Timings;
    expect(timings).toMatchObject({ generator: 'headwater', version: VERSION, built: false });
    expect(timings.phases.map(({ name }) => name)).toEqual(['Collect', 'Catalog', 'Graph']);
    expect(timings.phases[0]?.counts).toEqual({ events: 1, accepted: 1, files: 1 });
    for (const { milliseconds, rssBytes, peakRssBytes } of timings.phases) {
      expect(milliseconds).toBeGreaterThanOrEqual(0);
      // Bytes: no Node is as small as a megabyte.
      expect(peakRssBytes).toBeGreaterThanOrEqual(rssBytes);
      expect(rssBytes).toBeGreaterThan(1e6);
    }

    const profile = JSON.parse(readFileSync(join(folder, 'headwater.cpuprofile'), 'utf8')) as {
      readonly nodes: readonly { readonly callFrame: { readonly functionName: string } }[];
      readonly samples: readonly number[];
    };
    expect(profile.nodes.map(({ callFrame }) => callFrame.functionName)).toContain('(root)');
    expect(profile.samples.length).toBeGreaterThan(0);
  });

  test.each([
    ['--timings', ['--timings', 'none/timings.json'], 'none/timings.json'],
    ['--profile', ['--profile=none/it.cpuprofile'], 'none/it.cpuprofile'],
  ])('is refused by %s at the start, where there can be no such file', async (option, args, file) => {
    const folder = scratch();
    fill(folder, REFUSED);
    expect(await build([...ARGS, ...args], { cwd: folder })).toMatchObject({
      code: 1,
      stderr: `error ${option} cannot write to ${file} (ENOENT)\n  → Give it a file in a folder that there is, where you may write.\n`,
    });
  });
});

test('what is said to a reader that has left is lost, and the work goes on', async () => {
  const terminal = pathToFileURL(join(PROJECT, 'src/cli/terminal.ts')).href;
  const script = `
    import { setTimeout as pause } from 'node:timers/promises';
    import { outliveReaders, say } from '${terminal}';
    outliveReaders();
    process.stdin.resume();
    process.stdin.on('end', async () => {
      for (let line = 0; line < 100; line += 1) { say('line'); await pause(1); }
      console.log('done');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  child.stderr.destroy();
  child.stdin.end();
  const [stdout] = await Promise.all([
    child.stdout.toArray(),
    new Promise((left) => child.on('close', left)),
  ]);
  expect([child.exitCode, Buffer.concat(stdout).toString()]).toEqual([0, 'done\n']);
});

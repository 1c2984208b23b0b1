import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build, outcomeOf, PROJECT, type Outcome } from './command.ts';
import { SHOP } from './question-log.ts';
import { fill } from './scratch.ts';

const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-question`);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  vi.stubEnv('HEADWATER_CACHE_DIR', join(folder, 'cache'));
  vi.stubEnv('FORCE_COLOR', undefined);
  vi.stubEnv('NO_COLOR', '1');
  fill(folder, {
    'log.ndjson': SHOP.map((event) => JSON.stringify(event)).join('\n'),
    'broken.ndjson': `${JSON.stringify(SHOP[2])}\nno JSON`,
  });
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** `npm run headwater -- …args`, in the folder of the log. */
function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(PROJECT, 'src/cli/headwater.ts'), ...args], { cwd: folder });
}

function headwater(...args: readonly string[]): Promise<Outcome> {
  return outcomeOf(start(args));
}

describe('the headwater command', () => {
  test('lists what can be asked, with an example', async () => {
    const { code, stdout, stderr } = await headwater('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const command of ['upstream', 'downstream', 'path', 'impact', 'cause', 'sql']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} <`, 'm'));
    }
    expect(stdout).toMatch(/^Example: npm run headwater -- /m);
  });

  test.each(['upstream', 'downstream', 'path', 'impact', 'cause'])(
    '%s explains itself, with every option that it takes and an example',
    async (command) => {
      const { code, stdout, stderr } = await headwater(command, '--help');
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage: npm run headwater -- ${command} <`);
      expect(stdout).toMatch(new RegExp(`^Example: npm run headwater -- ${command} `, 'm'));
      for (const option of ['--json', '--events', '--glossary', '--as-of', '--dialect', '--help']) {
        expect(stdout).toContain(`\n  ${option}`);
      }
      expect(stdout.includes('--change')).toBe(command === 'impact');
      expect(stdout.includes('--limit')).toBe(command === 'path');
    },
  );

  test.each([
    [[], 'error No command is given\n  → Run npm run headwater -- --help to see what there is.\n'],
    [
      ['upsteam', 'x'],
      'error There is no command upsteam\n  → Did you mean upstream? Run npm run headwater -- --help to see what there is.\n',
    ],
    [
      ['upstream', 'sales', '--events', 'none.ndjson'],
      'error There is no file or folder at none.ndjson\n  → Check the path; --events takes OpenLineage files and folders of them.\n',
    ],
    [
      ['upstream', 'orders.id', '--events', 'log.ndjson'],
      'error orders.id may mean 2 things\n  → Name one of them in whole:\n    db/old.orders.id\n    db/shop.orders.id\n',
    ],
  ])('%j is a mistake that is told', async (args, message) => {
    expect(await headwater(...args)).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test('answers from a log, and says what it holds', async () => {
    const { code, stdout, stderr } = await headwater('upstream', 'db/shop.orders', '--events', 'log.ndjson');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(
      /^Nothing is upstream of db\/shop\.orders\.\n\nFrom these events: 4 datasets, 2 jobs; 4 events read; inputs [0-9a-f]{12}\.\n$/,
    );
    const broken = await headwater('upstream', 'sales', '--events', 'broken.ndjson');
    expect(broken.stdout).toContain('; 2 events read, 1 rejected; ');
  });

  test('answers programs in JSON alone', async () => {
    const { code, stdout, stderr } = await headwater(
      'path',
      'orders.amount',
      'tax',
      '--json',
      '--events',
      'log.ndjson',
    );
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining('No dataset and no column'), '']);
    const found = await headwater('path', 'orders.amount', 'report.tax', '--json', '--events', 'log.ndjson');
    expect([found.code, found.stderr]).toEqual([0, '']);
    expect(JSON.parse(found.stdout)).toMatchObject({ question: 'path', catalog: { source: 'events' } });
  });

  test('takes no harm where its reader has seen enough', async () => {
    const child = start(['upstream', 'report', '--events', 'log.ndjson']);
    child.stdout?.destroy();
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.on('close', resolve);
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    expect([await promise, stderr]).toEqual([0, '']);
  });
});

describe('without a log', () => {
  test('says what to do where nothing was built, and asks the last build once there is one', async () => {
    expect(await headwater('upstream', 'report')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error There is no catalog of a last build\n  → Run `npm run build`, or name a log with --events.\n',
    });
    const built = await build(['--events', 'log.ndjson', '--out', 'out'], { cwd: folder });
    expect(built.code, built.stderr).toBe(0);
    const { code, stdout } = await headwater('upstream', 'report');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\n\nFrom the last build: 4 datasets, 2 jobs; 4 events read; inputs [0-9a-f]{12}\.\n$/,
    );
  });

  test('a build that cannot keep its catalog is built all the same, and says so', async () => {
    vi.stubEnv('HEADWATER_CACHE_DIR', join(folder, 'log.ndjson', 'cache'));
    const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'out'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('           not kept for `npm run headwater`: ENOTDIR\n');
    expect((await headwater('upstream', 'report')).stderr).toContain(
      'error The catalog of the last build cannot be read (ENOTDIR)\n',
    );
  });
});

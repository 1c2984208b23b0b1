/** The command as people run it. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build, outcomeOf, PROJECT, type Outcome } from './command.ts';
import { eventsOf } from '../health/health-log.ts';
import { fill } from './scratch.ts';

const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-health`);
const SHOP = { clean: { reads: ['raw'], writes: ['orders'] }, sum: { reads: ['orders'], writes: ['daily'] } };
const RUNS = [
  { job: 'clean', begins: 0, ends: 2 },
  { job: 'sum', begins: 10, ends: 12 },
  { job: 'clean', begins: 60, ends: 62, type: 'FAIL' as const },
];
const GLOSSARY = `
owners:
  shop: { name: Shop, kind: team, email: shop@example.com }
jobs:
  jobs:
    clean: { description: Cleans., owner: shop, schedule: '0 * * * *' }
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  vi.stubEnv('HEADWATER_CACHE_DIR', join(folder, 'cache'));
  vi.stubEnv('HEADWATER_WEBHOOK', undefined);
  vi.stubEnv('FORCE_COLOR', undefined);
  vi.stubEnv('NO_COLOR', '1');
  fill(folder, {
    'log.ndjson': eventsOf(SHOP, RUNS)
      .map((event) => JSON.stringify(event))
      .join('\n'),
    'glossary.yaml': GLOSSARY,
  });
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function health(...args: readonly string[]): Promise<Outcome> {
  return outcomeOf(
    spawn(process.execPath, [join(PROJECT, 'src/cli/headwater.ts'), 'health', ...args], { cwd: folder }),
  );
}

const LOG = ['--events', 'log.ndjson', '--glossary', 'glossary.yaml'];

describe('headwater health', () => {
  test('explains itself, with every option that it takes and an example', async () => {
    const { code, stdout, stderr } = await health('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const option of [
      '--json',
      '--post',
      '--dry-run',
      '--as-of',
      '--events',
      '--glossary',
      '--dialect',
      '--help',
    ]) {
      expect(stdout).toContain(`\n  ${option}`);
    }
    expect(stdout).toMatch(/^Example: npm run headwater -- health/m);
    expect(stdout).toMatch(/^Exit codes: 0 .*, 1 .*, 2 /m);
  });

  test('says what is wrong, what hangs on it and whom to call, and exits with 1', async () => {
    const { code, stdout, stderr } = await health(...LOG);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.replace(/[0-9a-f]{12}/g, '…'))
      .toBe(`As of 2026-03-01 01:02 UTC, 1 thing is wrong, and 2 datasets are stale.

  1  job jobs/clean: failed; since 2026-03-01 01:02 UTC; 2 datasets downstream
     it failed without an error message
     put down to it: 2 stale datasets: db/daily, db/orders
     event … of 2026-03-01 01:02 UTC, log.ndjson:6
     call: Shop <shop@example.com>

Schedules: 1 job, in time 2 of 2 times.
Wrong before, and over: 0 things.

From these events: 3 datasets, 2 jobs; 6 events read; inputs ….
`);
  });

  test('as of a moment before, says that nothing is known to be wrong, and exits with 0', async () => {
    const { code, stdout } = await health(...LOG, '--as-of', '2026-03-01T00:30:00Z');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^As of 2026-03-01 00:30 UTC, nothing is known to be wrong\.$/m);
  });

  test('in JSON says the same, and twice the same', async () => {
    const [first, second] = await Promise.all([health(...LOG, '--json'), health(...LOG, '--json')]);
    expect(first.code).toBe(1);
    expect(first.stdout).toBe(second.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({
      asOf: '2026-03-01T01:02:00Z',
      stale: 2,
      open: [
        {
          kind: 'run-failed',
          subject: { kind: 'job', namespace: 'jobs', name: 'clean' },
          downstream: 2,
          contacts: [{ id: 'shop', email: 'shop@example.com' }],
          follows: [{ kind: 'dataset-stale' }, { kind: 'dataset-stale' }],
          evidence: { file: 'log.ndjson', line: 6 },
        },
      ],
      jobs: [{ name: 'clean', onTime: 2, late: 0, missed: 0 }],
      catalog: { source: 'events' },
    });
  });

  test('asks the last build, of any moment', async () => {
    const built = await build([...LOG, '--out', 'site'], { cwd: folder });
    expect(built.code).toBe(0);
    expect((await health()).code).toBe(1);
    const before = await health('--as-of', '2026-03-01T00:30:00Z');
    expect([before.code, before.stdout.split('\n')[0]]).toEqual([
      0,
      'As of 2026-03-01 00:30 UTC, nothing is known to be wrong.',
    ]);
    const never = await health('--as-of', '2025-03-01');
    expect([never.code, never.stdout]).toEqual([2, '']);
    expect(never.stderr).toContain('error The log begins at 2026-03-01T00:00:00Z, later than');
  });

  test.each<[string[], string]>([
    [['orders'], 'health is about all there is, and found orders'],
    [['--glossary', 'glossary.yaml'], '--glossary goes with --events'],
    [['--dry-run'], '--dry-run goes with --post'],
    [['--jason'], "Unknown option '--jason'"],
    [['--as-of', 'noon'], '--as-of takes a day or a time, and found noon'],
  ])('%j is not understood, and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await health(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error ${message}`);
  });
});

describe('headwater health --post', () => {
  test('sends the message to the address in the environment, and never says that address', async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(200).end('ok');
      });
    });
    const listening = Promise.withResolvers<undefined>();
    server.listen(0, '127.0.0.1', () => {
      listening.resolve(undefined);
    });
    await listening.promise;
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('HEADWATER_WEBHOOK', `http://127.0.0.1:${port}/services/hidden`);
    try {
      const { code, stdout, stderr } = await health(...LOG, '--post');
      expect(code).toBe(1);
      expect(stderr).toBe(`Delivered to http://127.0.0.1:${port}/… in 1 try.\n`);
      expect(bodies.map((body) => (JSON.parse(body) as { text: string }).text)).toEqual([
        stdout.split('\n')[0],
      ]);
      const dry = await health(...LOG, '--post', '--dry-run');
      expect(bodies).toHaveLength(1);
      expect(dry.stderr).toContain(`It would go to http://127.0.0.1:${port}/…;`);
      const shown = dry.stderr.slice(dry.stderr.indexOf('{'));
      expect(JSON.parse(shown)).toEqual(JSON.parse(bodies[0] ?? ''));
      expect(stderr + dry.stderr).not.toContain('hidden');
    } finally {
      vi.stubEnv('HEADWATER_WEBHOOK', undefined);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });

  test('says which variable is not set, and exits with 2; a dry run needs none', async () => {
    const { code, stderr } = await health(...LOG, '--post');
    expect(code).toBe(2);
    expect(stderr).toContain('error The environment variable HEADWATER_WEBHOOK is not set');
    const dry = await health(...LOG, '--post', '--dry-run');
    expect(dry.code).toBe(1);
    expect(dry.stderr).toContain('It would go to what HEADWATER_WEBHOOK holds, which is not set;');
  });

  test('says that what the variable holds is no address, and not what it is', async () => {
    vi.stubEnv('HEADWATER_WEBHOOK', 'hidden');
    const { code, stderr } = await health(...LOG, '--post');
    vi.stubEnv('HEADWATER_WEBHOOK', undefined);
    expect(code).toBe(2);
    expect(stderr).toContain('HEADWATER_WEBHOOK holds no address that begins with http:// or https://');
    expect(stderr).not.toContain('hidden');
  });
});

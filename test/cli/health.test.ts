/** The command as people run it. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { waitText, wayOut } from '../../src/cli/health/post.ts';
import type { Cause } from '../../src/cli/health/webhook.ts';
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
          follows: [0, 1],
          evidence: { file: 'log.ndjson', line: 6 },
        },
      ],
      following: [{ kind: 'dataset-stale' }, { kind: 'dataset-stale' }],
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

/** A server on this machine, and its origin. */
async function serverOf(
  answer: (body: string, response: ServerResponse) => void,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      answer(body, response);
    });
  });
  const listening = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => {
    listening.resolve(undefined);
  });
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

describe('headwater health --post', () => {
  test('sends the message to the address in the environment, and never says that address', async () => {
    const bodies: string[] = [];
    const { url, close } = await serverOf((body, response) => {
      bodies.push(body);
      response.writeHead(200).end('ok');
    });
    vi.stubEnv('HEADWATER_WEBHOOK', `${url}/services/hidden`);
    try {
      const { code, stdout, stderr } = await health(...LOG, '--post');
      expect(code).toBe(1);
      expect(stderr).toBe(`Delivered to ${url}/… in 1 try.\n`);
      expect(bodies.map((body) => (JSON.parse(body) as { text: string }).text)).toEqual([
        stdout.split('\n')[0],
      ]);
      const dry = await health(...LOG, '--post', '--dry-run');
      expect(bodies).toHaveLength(1);
      expect(dry.stderr).toContain(`It would go to ${url}/…;`);
      const shown = dry.stderr.slice(dry.stderr.indexOf('{'));
      expect(JSON.parse(shown)).toEqual(JSON.parse(bodies[0] ?? ''));
      expect(stderr + dry.stderr).not.toContain('hidden');
    } finally {
      vi.stubEnv('HEADWATER_WEBHOOK', undefined);
      await close();
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

  test.each([
    ['hidden', 'something else'],
    ['http://127.0.0.1:99999/hidden', 'one whose port is above 65535'],
    ['http://user:hidden@127.0.0.1/', 'one with a user name or password, with which nothing is sent'],
    ['http://a b/hidden', 'one that cannot be read'],
  ])(
    'says what is wrong with the address that the variable holds, and not what it is: %s',
    async (url, fault) => {
      vi.stubEnv('HEADWATER_WEBHOOK', url);
      const { code, stderr } = await health(...LOG, '--post');
      vi.stubEnv('HEADWATER_WEBHOOK', undefined);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `error The environment variable HEADWATER_WEBHOOK takes an address that begins with http:// or https://, and holds ${fault}\n` +
          '  → Put the webhook’s address into it.\n',
      );
    },
  );

  test('says that it waits, and where a message that was refused went to', async () => {
    const answers = [429, 404];
    const { url, close } = await serverOf((_, response) => {
      response.writeHead(answers.shift() ?? 500, { 'retry-after': '0' }).end('no_service /hooks/hidden');
    });
    vi.stubEnv('HEADWATER_WEBHOOK', `${url}/hooks/hidden`);
    const { code, stderr } = await health(...LOG, '--post');
    vi.stubEnv('HEADWATER_WEBHOOK', undefined);
    await close();
    expect(code).toBe(2);
    expect(stderr).toBe(
      'Not delivered yet: it answered 429: no_service …. Waiting 0 s; then try 2 of 4.\n' +
        `error The message was not delivered to ${url}/… in 2 tries: it answered 404: no_service …\n` +
        '  → See whether the address in the environment variable HEADWATER_WEBHOOK is right, and takes messages as Slack does.\n',
    );
  });
});

describe('the way out', () => {
  const written = { kind: 'written', url: 'https://example.com/hidden' } as const;
  const variable = { kind: 'variable', name: 'HOOK' } as const;

  test.each<[Cause, string, string]>([
    ['busy', 'It was asked too often', ''],
    ['server', 'The fault is that server’s', ''],
    ['timeout', 'health.webhook.timeout in astro.config.mjs', ''],
    ['unreachable', 'this machine reaches that host', 'address'],
    ['refused', 'takes messages as Slack does', 'address'],
    ['moved', 'where it leads', 'address'],
    ['port', 'another port', 'address'],
  ])('of %s speaks of what is to blame, and of the address only where that is', (cause, said, blamed) => {
    for (const [address, place] of [
      [written, 'health.webhook.url of astro.config.mjs'],
      [variable, 'the environment variable HOOK'],
    ] as const) {
      const text = wayOut(cause, address);
      expect(text).toContain(said);
      expect(text.includes(place)).toBe(blamed === 'address');
    }
  });

  test('of a wait says how long it is, and what the server asks for where that is longer', () => {
    const wait = { next: 2, pause: 60_000, fault: 'it answered 429' };
    expect(waitText({ ...wait, asked: 86_400_000 }, 4)).toBe(
      'Not delivered yet: it answered 429. Waiting 1 min, though it asks for 1 d; then try 2 of 4.',
    );
    expect(waitText({ ...wait, asked: null }, 4)).toBe(
      'Not delivered yet: it answered 429. Waiting 1 min; then try 2 of 4.',
    );
  });
});

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build, outcomeOf, PROJECT, saidBy, startBuild, startNode, type Outcome } from './command.ts';
import { contents, fill } from './scratch.ts';

/** Four nights of a shop's log, with mistakes in it and in its glossary, and duplicates; none of the demo's. */
function nights(): string[] {
  const event = (night: number, type: string, extra: object = {}) =>
    JSON.stringify({
      eventType: type,
      eventTime: `2026-11-0${night}T02:0${type === 'START' ? 0 : 5}:00Z`,
      producer: 'https://example.com/shop',
      run: { runId: `night-${night}` },
      job: { namespace: 'shop', name: 'load' },
      ...extra,
    });
  const facets = { schema: { _producer: 'p', _schemaURL: 's', fields: [{ name: 'id', type: 'INT' }] } };
  const sales = { outputs: [{ namespace: 'Data', name: 'sales', facets }] };
  const inputs = (night: number) => ({
    inputs: [{ namespace: 'Data', name: night < 3 ? 'orders' : 'returns' }],
  });
  return [1, 2, 3, 4]
    .flatMap((night) => [
      event(night, 'START'),
      event(night, 'COMPLETE', { ...sales, ...inputs(night) }),
      event(night, 'START'),
    ])
    .concat(event(5, 'START'), 'no JSON', event(6, 'START', { job: {} }));
}

const GLOSSARY = `
owners: { shop: { name: Shop, kind: team } }
datasets:
  Data:
    sales: { description: What was sold., owner: shop, colums: {} }
    sails: { description: A slip. }
`;

const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}`);
const outcomes: Outcome[] = [];

/** Builds `name`.ndjson into the folder `name`. */
function buildLog(name: string): Promise<Outcome> {
  return build(['--events', `${name}/log.ndjson`, '--glossary', 'glossary.yaml', '--out', `out/${name}`], {
    cwd: folder,
  });
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  // What other tests have built before is not kept here.
  vi.stubEnv('HEADWATER_CACHE_DIR', join(folder, 'cache'));
  const log = nights();
  // Another order, and the same on every run. What is wrong with a log is told line by line: its mistakes stay last.
  const [events, mistakes] = [log.slice(0, -2), log.slice(-2)];
  const shuffled = [2, 0, 1]
    .flatMap((rest) => events.filter((_, index) => index % 3 === rest))
    .concat(mistakes);
  fill(folder, {
    'glossary.yaml': GLOSSARY,
    'one/log.ndjson': log.join('\n'),
    'two/log.ndjson': log.join('\n'),
    'shuffled/log.ndjson': shuffled.join('\n'),
  });
  outcomes.push(...(await Promise.all(['one', 'two'].map(buildLog))), await buildLog('shuffled'));
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function output(name: string): Record<string, string> {
  return contents(join(folder, 'out', name));
}

describe('a log with mistakes in it', () => {
  test('is built all the same', () => {
    for (const { code, stderr } of outcomes) expect(code, stderr).toBe(0);
  });

  test('has its mistakes, and those of the glossary, told on the terminal and on the site', () => {
    const [first] = outcomes;
    const all = first === undefined ? '' : saidBy(first);
    // How many files and diagrams there are is of no matter here.
    const said = all.replace(/^(?:Scripts|Search|Pages|Output|Keep| +\d+ diagrams) .*/gm, (line) =>
      line.replace(/\d[\d,]*/g, 'N'),
    );
    expect(said).toMatchInlineSnapshot(`
      "Collect    15 events in 1 file: 9 accepted, 4 duplicate, 2 rejected
      Catalog    3 datasets, 1 column, 1 job, 5 runs
                 origins of 1 written column: 0 stated, 0 from SQL, 1 unknown
      Graph      0 edges between columns, 3 between datasets and jobs

      error glossary.yaml:5
        \`datasets › Data › sales › colums\` is not a key of a dataset
        → did you mean \`columns\`?

      error glossary.yaml:6
        \`datasets › Data › sails\` is a dataset that no event names
        → did you mean \`sales\`?

      error log.ndjson:14
        not JSON: unexpected 'o' at character 2
        → mend or remove the line; the other events are kept

      error log.ndjson:15
        expected \`job.namespace\` to be a text, found nothing
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it

      warning log.ndjson:1
        expected \`schemaURL\` to be a URI, found nothing, here and 8 times more in this file
        → the event counts; let the producer say who it is and which version of the specification it writes

      warning log.ndjson:13
        the run night-5 of load was first heard of at 2026-11-05T02:00:00Z, and no event ends it
        → see whether it was killed, whether it still runs, or whether its last event was lost
      Scripts    N files, N MB
      Search     an index of N kB
      Pages      N files: pages, twins and diagrams
                 N diagrams of N shapes, each laid out once
      Output     N files
      Keep       the catalog, N kB, for \`npm run headwater\`
      Built      out/one
      "
    `);
    const problems = output('one')['api/problems.ndjson'] ?? '';
    for (const line of problems.trim().split('\n')) {
      expect(said).toContain((JSON.parse(line) as { message: string }).message);
    }
  });

  test('is documented without the demo’s glossary, and with the one that came with it', () => {
    const { owners, terms } = (
      JSON.parse(output('one')['api/build.json'] ?? '') as { counts: Record<string, number> }
    ).counts;
    expect({ owners, terms }).toEqual({ owners: 1, terms: 0 });
  });
});

/** The files that two outputs do not have alike. */
function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]);
}

/** The output with every number of a line of the log left out. */
function withoutLines(files: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(files).map(([name, text]) => {
    const unnumbered = text
      .replace(/("line":)\d+/g, '$1N')
      .replace(/(log\.ndjson(?::|, line )\s*)\d+/g, '$1N');
    return [name, unnumbered] as const;
  });
  return Object.fromEntries(entries);
}

describe('the same inputs', () => {
  test('give the same bytes, even side by side', () => {
    expect(Object.keys(output('one')).length).toBeGreaterThan(30);
    expect(differing(output('one'), output('two'))).toEqual([]);
  });

  test('in another order give the same bytes, the line numbers of the evidence aside', () => {
    expect(differing(output('one'), output('shuffled'))).toContain('api/edges.ndjson');
    expect(differing(withoutLines(output('one')), withoutLines(output('shuffled')))).toEqual([]);
  });

  test('name no folder of this machine', () => {
    const telling = Object.entries(output('one')).filter(([, text]) => text.includes(PROJECT));
    expect(telling.map(([file]) => file)).toEqual([]);
  });
});

/** Begins to build `shuffled` in place of `one`, and stops it in the middle. */
async function stopped(signal: NodeJS.Signals): Promise<{ outcome: Outcome; staging: string; id: string }> {
  const child = startBuild(['--events', 'shuffled/log.ndjson', '--out', 'out/one'], { cwd: folder });
  const ended = outcomeOf(child);
  const id = String(child.pid);
  const staging = join(folder, 'out', `.one.headwater-${id}`);
  while (!existsSync(staging) && child.exitCode === null) await pause(20);
  child.kill(signal);
  return { outcome: await ended, staging, id };
}

test('a build that is stopped leaves the last output as it was, and nothing beside it', async () => {
  const before = output('one');
  const { outcome, staging, id } = await stopped('SIGINT');
  expect(outcome.code).toBeNull();
  expect(outcome.stderr).toMatch(/^Stopped\.\n$/m);
  expect(differing(output('one'), before)).toEqual([]);
  expect(existsSync(staging)).toBe(false);
  expect(readdirSync(join(PROJECT, '.astro'))).not.toContain(`build-${id}`);
});

test('an output on another disk than the project gets the same files', async () => {
  const child = startNode(
    join(PROJECT, 'test/cli/faulty-disk.ts'),
    ['other', '--events', 'one/log.ndjson', '--glossary', 'glossary.yaml', '--out', 'out/other'],
    { cwd: folder },
  );
  expect(await outcomeOf(child)).toMatchObject({ code: 0 });
  expect(differing(output('other'), output('one'))).toEqual([]);
  rmSync(join(folder, 'out/other'), { recursive: true });
});

test('a disk without room is told of, and the last output stays as it was', async () => {
  const before = output('one');
  const child = startNode(
    join(PROJECT, 'test/cli/faulty-disk.ts'),
    ['full', '--events', 'shuffled/log.ndjson', '--out', 'out/one'],
    { cwd: folder },
  );
  const { code, stderr } = await outcomeOf(child);
  expect(code).toBe(1);
  expect(stderr.slice(stderr.lastIndexOf('error ')).replace(folder, '')).toMatchInlineSnapshot(`
    "error /out/one cannot be written: no room is left (ENOSPC)
      → Make room there, or give --out a folder on another disk. The last output is as it was.
    "
  `);
  expect(differing(output('one'), before)).toEqual([]);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['one', 'shuffled', 'two']);
});

test('a build that is killed leaves the last output as it was, and the next one clears up after it', async () => {
  const before = output('one');
  const { outcome, staging, id } = await stopped('SIGKILL');
  expect(outcome.code).toBeNull();
  expect(existsSync(staging)).toBe(true);
  expect(differing(output('one'), before)).toEqual([]);

  expect((await build(['--events', 'one/log.ndjson', '--out', 'out/one'], { cwd: folder })).code).toBe(0);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['one', 'shuffled', 'two']);
  expect(readdirSync(join(PROJECT, '.astro'))).not.toContain(`build-${id}`);
  expect(output('one')['index.html']).toContain('</html>');
});

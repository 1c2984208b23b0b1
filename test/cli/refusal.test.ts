import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { build, saidBy, type Outcome } from './command.ts';
import { contents, fill, markOfMany, scratch } from './scratch.ts';

const EVENT = {
  eventTime: '2026-11-02T12:00:00Z',
  eventType: 'COMPLETE',
  run: { runId: 'r' },
  job: { namespace: 'jobs', name: 'load' },
};
const LOG = `${JSON.stringify(EVENT)}\n`;
const OLD = { 'site/.headwater': 'mark\nindex.html\n', 'site/index.html': 'old' };

function said(outcome: Outcome): string {
  return saidBy(outcome).trim();
}

describe('the build command', () => {
  test('explains itself when it is asked to, and writes nothing', async () => {
    const folder = scratch();
    const { code, stdout, stderr } = await build(['--help'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: npm run build -- [options]');
    for (const option of ['--events', '--glossary', '--out', '--no-pipelines', '--strict', '--help']) {
      expect(stdout).toContain(option);
    }
    expect(stdout).toMatch(/Examples:\n {2}npm run build\n/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    [
      'an option that there is not',
      ['--event', 'log.ndjson'],
      2,
      "error Unknown option '--event'\n  → Did you mean --events? Run the command with --help to see what it takes.",
    ],
    [
      'a path that says not what it is',
      ['log.ndjson'],
      2,
      'error No option says what log.ndjson is\n  → Name what it is: --events for a log, --glossary for YAML, --out for the folder to write.',
    ],
    [
      'a log that does not exist',
      ['--events', 'logs', '--out', 'site'],
      1,
      'error There is no file or folder at logs\n  → Check the path; --events takes OpenLineage files and folders of them.',
    ],
    [
      'a glossary that does not exist',
      ['--events', 'log.ndjson', '--glossary', 'terms.yaml', '--out', 'site'],
      1,
      'error There is no file or folder at terms.yaml\n  → Check the path; the glossary is a YAML file, or a folder of them.',
    ],
    [
      'a folder without events',
      ['--events', 'empty', '--out', 'site'],
      1,
      'error There are no events in empty\n  → Give a file or a folder of OpenLineage events: JSON objects, lists or NDJSON, plain or gzipped.',
    ],
    [
      'an output folder with things of others',
      ['--events', 'log.ndjson', '--out', 'photos'],
      1,
      'error photos holds files that Headwater did not write (1.jpg)\n  → Give --out a new or empty folder, or move these files away. Nothing was deleted.',
    ],
    [
      'an output folder that is a file',
      ['--events', 'log.ndjson', '--out', 'log.ndjson'],
      1,
      'error log.ndjson is a file, not a folder\n  → Give --out a new or empty folder.',
    ],
  ])('says what is wrong with %s, and leaves everything as it was', async (_, args, code, message) => {
    const folder = scratch();
    fill(folder, { 'log.ndjson': LOG, 'empty/README.txt': 'none here', 'photos/1.jpg': 'x', ...OLD });
    const before = contents(folder);
    const outcome = await build(args, { cwd: folder });
    expect([said(outcome), outcome.code, outcome.stdout]).toEqual([message, code, '']);
    expect(contents(folder)).toEqual(before);
  });

  test('refuses a very large output with things of others before it writes, and leaves everything as it was', async () => {
    const folder = scratch();
    fill(folder, { 'log.ndjson': LOG, 'site/.headwater': markOfMany(['index.html']), 'site/mine.txt': 'x' });
    const before = contents(folder);
    const outcome = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
    expect(outcome.code).toBe(1);
    expect(said(outcome)).toMatch(
      /\nerror site holds files that Headwater did not write \(mine\.txt\)\n {2}→ Give --out a new or empty folder, or move these files away\. Nothing was deleted\.$/,
    );
    expect(contents(folder)).toEqual(before);
  });

  test('with --strict refuses a log and a glossary with mistakes, names each, and keeps the last output', async () => {
    const folder = scratch();
    fill(folder, {
      'logs/day.ndjson': [
        '{"eventTime": "2026-11-02T12:00:00Z", "run": {}',
        JSON.stringify({ ...EVENT, run: {} }),
        JSON.stringify({ ...EVENT, eventTime: '\u001b[31mnoon\u202e' }),
        LOG,
      ].join('\n'),
      'glossary/shop.yaml':
        'datasets:\n  data:\n    oders: { descripton: What was bought., owner: finace }\n',
      'glossary/broken.yaml': 'terms: [\n',
      ...OLD,
    });
    const before = contents(folder);
    const args = ['--events', 'logs', '--glossary', 'glossary', '--out', 'site', '--strict'];
    const outcome = await build(args, { cwd: folder });
    expect(outcome.code).toBe(1);
    expect(said(outcome)).toMatchInlineSnapshot(`
      "Collect    4 events in 1 file: 1 accepted, 0 duplicate, 3 rejected
      Catalog    0 datasets, 0 columns, 1 job, 1 run
      Graph      0 edges between columns, 0 between datasets and jobs

      error glossary/broken.yaml:1
        the \`[\` that is opened on this line is not closed: \`terms: [\`
        → close it, or put quotes around a text that begins with it; nothing of this file was read

      error glossary/shop.yaml:3
        \`datasets › data › oders\` is a dataset that no event names
        → compare its namespace and name with the events, or take the dataset out

      error glossary/shop.yaml:3
        \`datasets › data › oders › descripton\` is not a key of a dataset
        → did you mean \`description\`?

      error glossary/shop.yaml:3
        \`datasets › data › oders › owner\` refers to the owner \`finace\`, which is not defined
        → define it: \`finace\` as a key below \`owners:\`

      error logs/day.ndjson:1
        not JSON: expected ',' or '}' after property value at character 48
        → mend or remove the line; the other events are kept

      error logs/day.ndjson:2
        expected \`run.runId\` to be a text, found nothing
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it

      error logs/day.ndjson:3
        expected \`eventTime\` to be a date and time such as 2026-11-02T06:00:00Z, found "\\u001b[31mnoon⟨U+202E⟩"
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it

      warning logs/day.ndjson:4
        expected \`producer\` to be a URI, found nothing
        → the event counts; let the producer say who it is and which version of the specification it writes

      warning logs/day.ndjson:4
        expected \`schemaURL\` to be a URI, found nothing
        → the event counts; let the producer say who it is and which version of the specification it writes

      Nothing was written: --strict, and 7 problems. The last output is as it was."
    `);
    expect(outcome.stderr).not.toContain(folder);
    expect(contents(folder)).toEqual(before);
  });
});

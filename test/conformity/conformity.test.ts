/** Sites that are doctored are found to differ, and the command says so. No site is built here. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fill, scratch } from '../cli/scratch.ts';
import { report, sentenceOf } from './report.ts';
import { absentLogs, readTable, type Row } from './readme.ts';
import { at, lines } from './sample.ts';
import { LOG, SITE, type Files } from './sample-site.ts';
import { judge, type Verdict } from './verdict.ts';

/** Writes the log and its site, with some files replaced, and null for those that are taken away. */
function verdictOn(changes: Readonly<Record<string, string | null>>, row: Row | null = null): Verdict {
  const folder = scratch();
  const files = Object.entries({ ...LOG, ...SITE, ...changes }).filter(([, content]) => content !== null);
  fill(folder, Object.fromEntries(files) as Files);
  return judge(join(folder, 'log'), row, (read) => read(join(folder, 'site')));
}

function differences(
  changes: Readonly<Record<string, string | null>>,
  row: Row | null = null,
): readonly string[] {
  return verdictOn(changes, row).differences.map(sentenceOf);
}

/** A file of the site with one text replaced by another. */
function changed(path: string, from: string, to: string): Files {
  const before = SITE[path] ?? '';
  expect(before).toContain(from);
  return { [path]: before.replace(from, to) };
}

const ENTITIES = 'site/api/entities.ndjson';
const EDGES = 'site/api/edges.ndjson';

describe('of a site', () => {
  test('that says what its log says, nothing differs', () => {
    expect(differences({})).toEqual([]);
  });

  test('an entity that is missing is named, with the line of the log that has it', () => {
    const line =
      '{"kind":"column","namespace":"n","name":"s","column":"x","url":"/datasets/n/s/columns/x/"}\n';
    expect(differences(changed(ENTITIES, line, ''))).toEqual([
      'the log has the column ["n","s","x"] (log/events.ndjson:1), the site does not',
      'there is a page at /datasets/n/s/columns/x/, and no entity is said to be there',
    ]);
  });

  test('an entity that its log does not have is named', () => {
    const change = changed(ENTITIES, '"name":"etl"', '"name":"made up"');
    expect(differences(change)).toEqual([
      'the log has the job ["n","etl"] (log/events.ndjson:1), the site does not',
      'the site has the job ["n","made up"], the log does not',
      'the job ["n","made up"] has no JSON twin of its own at /jobs/n/etl/index.json',
    ]);
  });

  test('an entity that is there twice is named', () => {
    const line = '{"kind":"run","id":"run-1","url":"/runs/run-1/"}\n';
    expect(differences(changed(ENTITIES, line, `${line}${line}`))).toEqual([
      'the run ["run-1"] is complete by the log (log/events.ndjson:1), complete, and again complete by the site',
      'the run ["run-1"] and the run ["run-1"] share the URL /runs/run-1/',
    ]);
  });

  test('a page that is missing is named', () => {
    expect(differences({ 'site/datasets/n/t/columns/x/index.html': null })).toEqual([
      'the column ["n","t","x"] has no page at /datasets/n/t/columns/x/',
    ]);
  });

  test('a page that no entity accounts for is named', () => {
    expect(
      differences({ 'site/jobs/n/ghost/index.html': '<h1>Ghost</h1>', 'site/jobs/index.html': '' }),
    ).toEqual(['there is a page at /jobs/n/ghost/, and no entity is said to be there']);
  });

  test('an alias that leads nowhere is named', () => {
    expect(differences({ 'site/datasets/hive/table/index.html': null })).toEqual([
      '/datasets/n/t/ has 1 alias, and 0 pages lead there',
    ]);
  });

  test('URLs that differ in case alone are named', () => {
    const change = changed(ENTITIES, '"/datasets/n/s/columns/x/"', '"/datasets/n/T/columns/x/"');
    const page = {
      'site/datasets/n/T/columns/x/index.html': '',
      'site/datasets/n/s/columns/x/index.html': null,
    };
    expect(differences({ ...change, ...page })).toEqual([
      'the column ["n","s","x"] and the column ["n","t","x"] share the URL /datasets/n/t/columns/x/',
    ]);
  });

  test('a facet that its twin does not show is named', () => {
    expect(differences(changed('site/datasets/n/s/index.json', '{"name":"odd"}', ''))).toEqual([
      'the log has the facet ["dataset","n","s","odd"] (log/events.ndjson:1), the site does not',
    ]);
  });

  test('a run in another state is named', () => {
    expect(differences(changed('site/runs/run-1/index.json', '"complete"', '"failed"'))).toEqual([
      'the run ["run-1"] is complete by the log (log/events.ndjson:1), failed by the site',
    ]);
  });

  test('an edge that is past, and one with other transformations, are named', () => {
    const text = (SITE[EDGES] ?? '')
      .replace('"state":"current"', '"state":"past"')
      .replace('IDENTITY', 'JOIN');
    expect(differences({ [EDGES]: text })).toEqual([
      'the io edge ["input",["n","s"],["n","etl"]] is current by the log (log/events.ndjson:1), past by the site',
      'the column edge [["n","s","x"],["n","t","x"],["n","etl"]] is current ["DIRECT","IDENTITY",false] by the log (log/events.ndjson:1), current ["DIRECT","JOIN",false] by the site',
    ]);
  });

  test('an edge of the dataset as a whole is not one of its column', () => {
    expect(differences(changed(EDGES, '"name":"t","column":"x"', '"name":"t"'))).toEqual([
      'the log has the column edge [["n","s","x"],["n","t","x"],["n","etl"]] (log/events.ndjson:1), the site does not',
      'the site has the dependency [["n","s","x"],["n","t"],["n","etl"]], the log does not',
    ]);
  });

  test('an alias that is not told is named', () => {
    const change = changed(ENTITIES, ',"aliases":[{"namespace":"hive","name":"table"}]', '');
    expect(differences(change)).toEqual([
      'the dataset ["n","t"] is also called ["hive","table"] by the log (log/events.ndjson:1), without more by the site',
      'there is a page at /datasets/hive/table/, and no entity is said to be there',
      'there is a page at /datasets/hive/table/columns/x/, and no entity is said to be there',
    ]);
  });

  test('a line that was rejected in silence is named, and books that are not those of the log', () => {
    const books = changed('site/api/build.json', '"rejected":1', '"rejected":0');
    expect(differences({ ...books, 'site/api/problems.ndjson': '' })).toEqual([
      'the event rejected is 1 by the log, 0 by the site',
      'the log has the rejection ["log/events.ndjson",2] (log/events.ndjson:2), the site does not',
    ]);
  });

  test('a count that is not that of its lines is named', () => {
    expect(differences(changed('site/api/build.json', '"columns":2', '"columns":3'))).toEqual([
      'the count columns is 2 by the log, 3 by the site',
    ]);
  });

  test('a term is named, for no glossary was given', () => {
    const line = `${lines({ kind: 'term', id: 'net', url: '/glossary/net/' })}\n`;
    const twin = lines({ kind: 'term', id: 'net', url: '/glossary/net/' });
    const files = { 'site/glossary/net/index.json': twin, 'site/glossary/net/index.html': '' };
    expect(differences({ ...files, [ENTITIES]: `${SITE[ENTITIES] ?? ''}${line}` })).toEqual([
      'the site has the term ["net"], the log does not',
    ]);
  });

  test.each([
    ['of another kind', '"kind":"job"', '"kind":"dataset"'],
    ['of another URL', '"url":"/jobs/n/etl/"', '"url":"/jobs/n/elt/"'],
    ['of another name', '"name":"etl"', '"name":"elt"'],
  ])('a twin %s is named', (_, from, to) => {
    const [first] = differences(changed('site/jobs/n/etl/index.json', from, to));
    expect(first).toBe('the job ["n","etl"] has no JSON twin of its own at /jobs/n/etl/index.json');
  });

  test('it does not matter why a line was rejected', () => {
    expect(differences(changed('site/api/problems.ndjson', 'event-unreadable', 'event-invalid'))).toEqual([]);
  });

  test('a file that it promises and does not have is named', () => {
    expect(differences({ [EDGES]: null })).toEqual(['the site has no api/edges.ndjson']);
  });
});

const README = `# Real inputs

| folder | events | jobs | runs | datasets | column edges | what it is good for |
|---|---|---|---|---|---|---|
| log | 2 | 1 | 7 | 2 | 1 | one has no run id (rejected), two have a facet that breaks its schema (accepted) |
| files | 2 | | | | | the same |

| folder | dbt | models |
|---|---|---|
| shop | 1.11 | 13 |
`;

describe('the README of a corpus', () => {
  function tableIn(text: string): ReturnType<typeof readTable> {
    const folder = scratch();
    fill(folder, { 'README.md': text });
    return readTable(join(folder, 'logs'));
  }

  test('counts some of its logs, and nothing of the rest', () => {
    const rows = [...tableIn(README)].map(([name, { counts }]) => [name, counts]);
    expect(rows).toEqual([
      ['log', { events: 2, jobs: 1, runs: 7, datasets: 2, 'column edges': 1 }],
      ['files', { events: 2 }],
    ]);
  });

  test('has a row for a log that is not there', () => {
    expect(absentLogs(tableIn(README), ['/logs/log', '/logs/more'])).toEqual(['files']);
  });

  test('is none where there is no such table', () => {
    expect(tableIn('# Notes\n').size).toBe(0);
    expect(readTable(join(scratch(), 'logs')).size).toBe(0);
  });

  test('that counts otherwise is named', () => {
    const row = { ...tableIn(README).get('log'), note: '' } as Row;
    expect(differences({}, row)).toEqual(['README.md counts 7 runs, and its JSON has 1']);
  });

  test('that says how many facets break their schemas is held to the log, and the site’s problems to both', () => {
    const owned = { namespace: 'n', name: 'etl', facets: { ownership: { owners: [{ type: 'team' }] } } };
    const log = `${lines(at(1, { job: owned }))}\n${lines(at(2, { run: {} }))}`;
    const note = tableIn(README).get('log')?.note ?? '';
    const row = { counts: {}, note: note.replace('one', 'three') };
    expect(
      differences({ 'log/events.ndjson': log }, row).filter((text) => /README|facet-/.test(text)),
    ).toEqual([
      'README.md counts 3 events without a run id, and its JSON has 1',
      'README.md counts 2 events with a facet that breaks its schema, and its JSON has 1',
      'the log has the facet-invalid problem ["log/events.ndjson",1] (log/events.ndjson:1), the site does not',
    ]);
  });
});

test('the report has a row a log, and below them what differs, without secrets or what a terminal obeys', () => {
  const good = { ...verdictOn({}), log: 'good' };
  const differing = { type: 'extra', kind: 'job', key: '["\u001b[31m","a://u:S@h?password=S"]' } as const;
  const bad = { log: 'a longer name', facts: null, differences: [differing] };
  expect(report([good, bad])).toBe(`\
log            events  jobs  runs  datasets  columns  io edges  column edges  dependencies  facets
good                2     1     1         2        2         2             1             0       4  conforms
a longer name       ?     ?     ?         ?        ?         ?             ?             ?       ?  1 difference

a longer name: 1 difference
  the site has the job ["\\u{1b}[31m","a://u:***@h?password=***"], the log does not
`);
});

describe('the command', () => {
  function command(...args: readonly string[]): Readonly<Record<'status' | 'stdout' | 'stderr', unknown>> {
    const file = join(import.meta.dirname, 'conformity.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  test('says that there is nothing at a path, and is content with it where it may be', () => {
    const stderr = 'test:corpus: there is no no/such/folder; nothing was compared\n';
    expect(command('no/such/folder')).toEqual({ status: 2, stdout: '', stderr });
    expect(command('postgres://u:S@h').stderr).toContain(' no postgres://u:***@h; ');
    expect(command('no/such/folder', '--if-present')).toEqual({ status: 0, stdout: '', stderr });
  });

  test('refuses what it does not understand', () => {
    const hint = '  → Run the command with --help to see what it takes.\n';
    const refusal = (message: string) => ({
      status: 2,
      stdout: '',
      stderr: `test:corpus: ${message}\n${hint}`,
    });
    expect(command()).toEqual(refusal('expected one path, found none'));
    expect(command('a', 'b')).toEqual(refusal('expected one path, found a and b'));
    expect(command('--present')).toEqual(refusal("Unknown option '--present'"));
  });

  test('refuses a folder without events', () => {
    const folder = scratch();
    fill(folder, { 'notes.txt': 'no event' });
    const stderr = `test:corpus: there are no events in ${folder}\n  → Give a log, or a folder with a log in each of its folders.\n`;
    expect(command(folder)).toEqual({ status: 2, stdout: '', stderr });
  });

  test('explains itself', () => {
    const { status, stdout } = command('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Example:\n  npm run test:corpus -- ../shared/corpus/openlineage\n');
  });
});

test('the counter shares no code with what it is held against', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/\.test\.ts$|^sample/.test(name));
  const imports = files.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    return [...text.matchAll(/(?:from|import\(?) '([^']+)'/g)].map(([, specifier]) => String(specifier));
  });
  expect(imports.length).toBeGreaterThan(files.length);
  expect(imports.filter((specifier) => !/^(?:node:|\.\/[\w-]+\.ts$)/.test(specifier))).toEqual([]);
});

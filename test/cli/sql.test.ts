/** The command `headwater sql`, run as a process of its own. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import type { ColumnEdge } from '../../src/model/catalog.ts';
import { parseInstant } from '../../src/model/instant.ts';
import { eventChecker, schemasAbsent } from '../logger/schema.ts';
import { outcomeOf, PROJECT, type Outcome } from './command.ts';
import { fill, scratch } from './scratch.ts';

const AS_OF = ['--as-of', '2026-03-01T00:00:00Z'];

interface SqlEvent {
  readonly job: { readonly namespace: string; readonly name: string };
  readonly inputs: readonly { readonly name: string }[];
  readonly outputs: readonly {
    readonly name: string;
    readonly facets?: {
      readonly schema?: { readonly fields: readonly { readonly name: string }[] };
      readonly columnLineage?: {
        readonly fields: Readonly<
          Record<string, { readonly inputFields: readonly { readonly field: string }[] }>
        >;
      };
    };
  }[];
}

interface Answer extends Outcome {
  readonly events: readonly SqlEvent[];
}

/** `npm run headwater -- sql …args`, in a folder with the files. */
async function sql(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Answer> {
  const folder = scratch();
  fill(folder, files);
  const command = [join(PROJECT, 'src/cli/headwater.ts'), 'sql', ...args];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const outcome = await outcomeOf(spawn(process.execPath, command, { cwd: folder, env }));
  const lines = outcome.stdout.startsWith('{') ? outcome.stdout.trimEnd().split('\n') : [];
  return { ...outcome, events: lines.map((line) => JSON.parse(line) as SqlEvent) };
}

function columnsOf({ outputs }: SqlEvent): readonly string[] {
  return outputs.flatMap(({ name, facets }) =>
    (facets?.schema?.fields ?? []).map((field) => `${name}.${field.name}`),
  );
}

describe('the command', () => {
  test('explains itself, with every option and an example', async () => {
    const { code, stdout, stderr } = await sql({}, '--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const option of ['--dialect', '--schema', '--namespace', '--jobs', '--as-of', '--help']) {
      expect(stdout).toContain(`\n  ${option}`);
    }
    expect(stdout).toMatch(/^Example: npm run .*headwater -- sql /m);
    expect(stdout).toMatch(/^Exit codes: 0 .*, 1 .*, 2 /m);
  });

  test.each([
    [[], /No SQL is given[\s\S]*Name a file/],
    [['nowhere.sql'], /nowhere\.sql/],
    [['empty'], /No file in empty ends with \.sql/],
    [
      ['q.sql', '--dialect', 'postgress'],
      /--dialect takes the name of an SQL dialect, and found postgress[\s\S]*Did you mean postgresql\?/,
    ],
    [['q.sql', '--namespace', ''], /--namespace has an empty value/],
    [['q.sql', '--schema', 'nowhere.yaml'], /The schema file nowhere\.yaml cannot be read/],
    [['q.sql', '--nonsense'], /nonsense/],
    [['q.sql', '--as-of', 'tomorrow'], /tomorrow/],
  ] as const)('refuses %j, and says what to do', async (args, message) => {
    const { code, stdout, stderr } = await sql({ 'q.sql': 'SELECT 1 AS one', 'empty/a.txt': '' }, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  test('fails where no file writes anything, and says where it is not understood', async () => {
    const { code, stdout, stderr } = await sql({ 'q.sql': 'SELECT 1;\nSELECT FROM FROM x' }, 'q.sql');
    expect([code, stdout]).toEqual([0, expect.stringContaining('"name":"q"')]);
    expect(stderr).toContain('q.sql:2');
    expect((await sql({ 'q.sql': 'DROP TABLE x' }, 'q.sql')).code).toBe(1);
  });

  test('writes the same bytes twice', async () => {
    const files = { 'm/a.sql': 'SELECT x FROM t', 'm/b.sql': 'SELECT * FROM a' };
    const [one, two] = [await sql(files, 'm', ...AS_OF), await sql(files, 'm', ...AS_OF)];
    expect(one.stdout).toBe(two.stdout);
    expect(one.events).toHaveLength(2);
  });
});

describe('the schema file', () => {
  test.each([
    ['tables.sql', 'CREATE TABLE orders (id INTEGER, total DECIMAL); -- as dumped'],
    ['tables.yaml', 'orders: [id, total]'],
    ['tables.yml', 'orders: { id: INTEGER, total: DECIMAL }'],
    ['tables.json', '{ "orders": ["id", "total"] }'],
    ['tables.json', '{ "public.orders": { "id": "INTEGER", "total": null } }'],
  ])('%s says what a star stands for: %s', async (name, content) => {
    const files = { 'q.sql': 'SELECT * FROM orders', [name]: content };
    const { code, events } = await sql(files, 'q.sql', '--schema', name);
    expect([code, events.map(columnsOf)]).toEqual([0, [['q.id', 'q.total']]]);
  });

  test.each([
    ['tables.yaml', '- orders', /is no list of tables/],
    ['tables.yaml', 'orders: 3', /is no list of tables at orders/],
    ['tables.yaml', 'orders: [id, 3]', /is no list of tables at orders/],
    ['tables.yaml', 'orders: [id', /is no YAML/],
    ['tables.json', 'null', /is no list of tables/],
    ['tables.sql', 'CREATE TABLE orders id', /tables\.sql:1:\d+ cannot be read as generic/],
  ])('%s of another shape is refused: %s', async (name, content, message) => {
    const { code, stderr } = await sql(
      { 'q.sql': 'SELECT 1 AS one', [name]: content },
      'q.sql',
      '--schema',
      name,
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
  });
});

const MODELS = {
  'models/a_last.sql': 'SELECT *, total * 2 AS twice FROM middle WHERE total > 0',
  'models/middle.sql': 'SELECT * FROM z_first JOIN customers USING (customer_id)',
  'models/z_first.sql': 'SELECT id, customer_id, total FROM orders',
  'tables.yaml': 'orders: [id, customer_id, total]\ncustomers: [customer_id, email]',
};

describe('a folder of files', () => {
  test('that read from each other, in whatever order, is read together', async () => {
    const { code, events, stderr } = await sql(MODELS, 'models', '--schema', 'tables.yaml', ...AS_OF);
    expect(code).toBe(0);
    expect(events.map(({ job, inputs }) => [job.name, inputs.map(({ name }) => name)])).toEqual([
      ['a_last', ['middle']],
      ['middle', ['customers', 'z_first']],
      ['z_first', ['orders']],
    ]);
    expect(events.map(columnsOf)[0]).toEqual([
      'a_last.customer_id',
      'a_last.id',
      'a_last.total',
      'a_last.email',
      'a_last.twice',
    ]);
    expect(stderr).toBe('3 files, 3 tables written: of 12 columns 12 resolved (100.0 %)\n');
  });

  test('that are called the same are told apart by their folders', async () => {
    const files = {
      'm/a/stg.sql': 'SELECT x FROM t',
      'm/b/stg.sql': 'SELECT y FROM t',
      'm/one.sql': 'SELECT z FROM t',
    };
    const { events } = await sql(files, 'm');
    expect(events.map(({ job, outputs }) => [job.name, outputs[0]?.name])).toEqual([
      ['m/a/stg', 'm/a/stg'],
      ['m/b/stg', 'm/b/stg'],
      ['one', 'one'],
    ]);
  });

  test('names tables and jobs in the namespaces that it is given', async () => {
    const { events } = await sql(MODELS, 'models', '--namespace', 'db', '--jobs', 'etl', ...AS_OF);
    expect(events[0]).toMatchObject({
      eventTime: '2026-03-01T00:00:00Z',
      job: { namespace: 'etl', name: 'a_last' },
      inputs: [{ namespace: 'db' }],
      outputs: [{ namespace: 'db' }],
    });
  });

  test('may rename what it made', async () => {
    const { events } = await sql(
      { 'q.sql': 'CREATE TABLE fresh AS SELECT x FROM t; DROP TABLE old; ALTER TABLE fresh RENAME TO old' },
      'q.sql',
    );
    expect(events.map(({ outputs }) => outputs.map(({ name }) => name))).toEqual([['old']]);
  });

  test('may have columns with any name', async () => {
    const { events } = await sql({ 'q.sql': 'SELECT x AS "__proto__", y AS "constructor" FROM t' }, 'q.sql');
    const fields = events[0]?.outputs[0]?.facets?.columnLineage?.fields ?? {};
    expect(Object.entries(fields).map(([name, { inputFields }]) => [name, inputFields[0]?.field])).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('the events', () => {
  test.skipIf(schemasAbsent())('are valid by the OpenLineage schemas', async () => {
    const { events } = await sql(MODELS, 'models', '--schema', 'tables.yaml');
    const checkFacets = eventChecker();
    for (const event of events) {
      expect(faultsOf(event)).toEqual([]);
      expect(checkFacets(asOfRun(event))).toEqual([]);
    }
  });

  test('give a build the column edges that the SQL has', async () => {
    const { stdout } = await sql(MODELS, 'models', '--schema', 'tables.yaml', ...AS_OF);
    const stated = await edgesOf(stdout);
    const events = stdout.trimEnd().split('\n').map(withoutLineage);
    const derived = await edgesOf(events.join('\n'));
    expect(stated.map(endsOf)).toContain('z_first.total → middle.total IDENTITY');
    expect(stated.map(endsOf).sort()).toEqual(derived.map(endsOf).sort());
    expect(new Set(stated.map(({ origin }) => origin))).toEqual(new Set(['declared']));
    expect(new Set(derived.map(({ origin }) => origin))).toEqual(new Set(['derived']));
  });
});

/** What is wrong with it as a JobEvent. */
function faultsOf(event: object): readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const spec = join(PROJECT, '..', 'shared', 'openlineage-spec', 'OpenLineage.json');
  ajv.addSchema(JSON.parse(readFileSync(spec, 'utf8')) as object);
  const validate = ajv.getSchema('https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent');
  return validate?.(event) === true ? [] : (validate?.errors ?? []).map(({ message }) => message ?? '');
}

/** The same facets in an event of a run, of which the checker knows the facets. */
function asOfRun(event: object): RunEvent {
  const schemaURL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';
  const run = { runId: '0190a0b0-0000-7000-8000-000000000000' };
  return { ...event, eventType: 'COMPLETE', run, schemaURL } as unknown as RunEvent;
}

/** The same event as of a producer that says its SQL and its tables, and no column lineage. */
function withoutLineage(line: string): string {
  return JSON.stringify(JSON.parse(line), (key, value: unknown) =>
    key === 'columnLineage' ? undefined : value,
  );
}

async function edgesOf(log: string): Promise<readonly ColumnEdge[]> {
  const folder = scratch();
  fill(folder, { 'log.ndjson': log });
  const asOf = parseInstant('2026-03-02T00:00:00Z')?.instant;
  if (asOf === undefined) throw new Error('the time is none');
  const { site, close } = await load({
    title: 't',
    events: [join(folder, 'log.ndjson')],
    glossary: [],
    asOf,
  });
  close();
  return site.catalog.columnEdges;
}

function endsOf({ from, to, transformations }: ColumnEdge): string {
  const end = 'column' in to ? `${to.name}.${to.column}` : to.name;
  return `${from.name}.${from.column} → ${end} ${transformations.map(({ subtype }) => subtype ?? '').join('+')}`;
}

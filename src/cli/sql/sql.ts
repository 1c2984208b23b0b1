/** `headwater sql`: files of SQL → their column lineage, as OpenLineage events. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { listSources, type SourceFile } from '../../collect/source.ts';
import { InputError } from '../../model/input-error.ts';
import type { Problem } from '../../model/problem.ts';
import type { SqlGap } from '../../model/sql-reading.ts';
import type { SqlLineage } from '../../sql/lineage.ts';
import { declaredTables } from '../../sql/declared-table.ts';
import { readSql } from '../../sql/script.ts';
import { plural, say, sayError, sayProblems } from '../terminal.ts';
import { jobEvent } from './job-event.ts';
import { KnownTables } from './known-tables.ts';
import { readSqlOptions, type SqlOptions } from './options.ts';
import { readSchemaFile } from './schema-file.ts';

const HELP = `Writes the column lineage of SQL as OpenLineage events, one a file, one a line.

Usage: npm run --silent headwater -- sql <file or folder>… [options]

  --dialect <name>    the SQL dialect: postgresql, snowflake, bigquery, spark, duckdb …
  --schema <file>     which columns tables have, so that SELECT * can be resolved: SQL with
                      CREATE TABLE statements, or YAML such as  orders: [id, total]
  --namespace <name>  of the tables (default: sql)
  --jobs <name>       the namespace of the jobs, one a file (default: that of the tables)
  --as-of <time>      the time of the events (default: now)
  --help              show this text

A file that only asks, as a model of dbt does, writes the table of its name. Tables that one file writes are known in
the others. What could not be resolved is said on standard error, with its place.

Example: npm run --silent headwater -- sql models/ --dialect snowflake --schema tables.yaml > lineage.ndjson

Exit codes: 0 written, 1 no file writes anything, 2 the command was not understood.
`;

/** @returns the exit code */
export async function sqlCommand(args: readonly string[]): Promise<number> {
  try {
    const options = readSqlOptions(args);
    if (options.help) {
      process.stdout.write(HELP);
      return 0;
    }
    return await run(options);
  } catch (error) {
    sayError(error);
    return 2;
  }
}

interface SqlFile {
  readonly source: SourceFile;
  /** Of its job, and of the table that it writes where it only asks. */
  readonly name: string;
  readonly query: string;
}

async function run(options: SqlOptions): Promise<number> {
  const { dialect, namespace, jobs, schema, time } = options;
  const files = await readFiles(options.paths);
  const known = new KnownTables(namespace, schema === null ? [] : await readSchemaFile(schema, dialect));
  const read = readTogether(files, known, options);
  for (const { file, lineage } of read) {
    if (lineage.outputs.length === 0) continue;
    const job = { namespace: jobs, name: file.name, query: file.query, dialect, time };
    process.stdout.write(`${JSON.stringify(jobEvent(job, lineage, (id) => known.columnsOf(id)))}\n`);
  }
  const problems = read.flatMap(({ file, lineage }) =>
    lineage.gaps.map((gap) => problemOf(file, gap, dialect)),
  );
  sayProblems(problems, '; read fewer files at once to see them');
  saySummary(read.map(({ lineage }) => lineage));
  return read.some(({ lineage }) => lineage.outputs.length > 0) ? 0 : 1;
}

/** @throws InputError where there is no SQL. */
async function readFiles(paths: readonly string[]): Promise<readonly SqlFile[]> {
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new InputError(`There is no ${missing}`, 'Name a file, or a folder of files that end with .sql.');
  }
  const sources = await listSources(paths);
  const wanted = sources.filter(({ named, path }) => named || path.toLowerCase().endsWith('.sql'));
  if (wanted.length === 0) {
    throw new InputError(`No file in ${paths.join(', ')} ends with .sql`, 'Name the files themselves.');
  }
  const names = namesOf(wanted);
  return Promise.all(
    wanted.map(async (source, index) => {
      const query = await readFile(source.path, 'utf8');
      return { source, name: names[index] ?? source.label, query };
    }),
  );
}

/** `models/staging/orders.sql`: `orders`; with its folders where several files are called so. */
function namesOf(sources: readonly SourceFile[]): string[] {
  const short = sources.map(({ path }) => basename(path).replace(/\.sql$/i, ''));
  const times = Map.groupBy(short, (name) => name);
  return sources.map(({ label }, index) => {
    const name = short[index] ?? '';
    return (times.get(name)?.length ?? 0) > 1 ? label.replace(/\.sql$/i, '') : name;
  });
}

interface ReadFile {
  readonly file: SqlFile;
  readonly lineage: SqlLineage;
}

/** A chain of files that read from each other with stars is longer in few projects. */
const MAX_ROUNDS = 20;

/** Reads all files until no table gets other columns: one file may read with a star what another writes. */
function readTogether(
  files: readonly SqlFile[],
  known: KnownTables,
  options: SqlOptions,
): readonly ReadFile[] {
  for (const { query } of files) {
    for (const { name, columns } of declaredTables(query, options.dialect).tables) known.add(name, columns);
  }
  let read: readonly ReadFile[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    read = files.map((file) => ({ file, lineage: readOne(file, known, options) }));
    const changed = read
      .flatMap(({ lineage }) => lineage.outputs)
      .filter(({ columns }) => columns.length > 0)
      .map(({ id, columns }) =>
        known.add(
          id.name.split('.'),
          columns.map(({ column }) => column),
        ),
      );
    if (!changed.includes(true)) break;
  }
  return read;
}

function readOne(file: SqlFile, known: KnownTables, { dialect, namespace }: SqlOptions): SqlLineage {
  const output = { namespace, name: file.name };
  return readSql(file.query, { dialect, tables: known, output, outputColumns: null });
}

function problemOf({ source }: SqlFile, { kind, message, span }: SqlGap, dialect: string): Problem {
  const isSyntax = kind === 'syntax';
  return {
    code: isSyntax ? 'sql-unreadable' : 'sql-unresolved',
    severity: 'warning',
    file: source.label,
    line: span.line,
    message: `column ${span.column}${isSyntax ? ` cannot be read as ${dialect}` : ''}: ${message}`,
    hint: HINTS[kind],
  };
}

const HINTS: Readonly<Record<SqlGap['kind'], string>> = {
  syntax: 'if it is another dialect, say which with --dialect; what can be read is read',
  table: 'give the columns of its tables with --schema',
  column: 'give the columns of its tables with --schema, or write the column as table.column',
  construct: 'what could be followed around it is in the events',
};

function saySummary(lineages: readonly SqlLineage[]): void {
  const outputs = lineages.flatMap((lineage) => lineage.outputs);
  const columns = outputs.flatMap((output) => output.columns);
  const resolved = columns.filter(({ made }) => made !== 'unresolved').length;
  const open = lineages.reduce((sum, { gaps }) => sum + gaps.length, 0);
  const share = columns.length === 0 ? '' : ` (${((100 * resolved) / columns.length).toFixed(1)} %)`;
  say(
    `${plural(lineages.length, 'file')}, ${plural(outputs.length, 'table')} written: ` +
      `of ${plural(columns.length, 'column')} ${resolved} resolved${share}${open === 0 ? '' : `, ${plural(open, 'place')} not`}`,
  );
}

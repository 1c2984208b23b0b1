/** SQL that nobody meant: whatever it is, what is said of it is in order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextSpan } from '../../src/model/sql-reading.ts';
import { DIALECTS } from '../../src/sql/dialect.ts';
import type { SqlLineage } from '../../src/sql/lineage.ts';
import { readSql } from '../../src/sql/script.ts';
import type { Tables } from '../../src/sql/table.ts';
import { allCases } from './cases/all.ts';
import { schema } from './cases/schema.ts';

const byName = new Map(schema.map(({ table, columns }) => [table, columns]));

/** Half of the tables that the schema does not have are known, without columns. */
const tables: Tables = {
  find: (path) => {
    const name = path.join('.').toLowerCase();
    const columns = byName.get(path.at(-1)?.toLowerCase() ?? '') ?? null;
    if (columns === null && name.length % 2 === 0) return { kind: 'unknown' };
    return { kind: 'known', id: { namespace: 'db', name }, columns, confidence: 'high' };
  },
};

function read(sql: string, dialect: (typeof DIALECTS)[number]): SqlLineage {
  return readSql(sql, { dialect, tables, output: { namespace: 'db', name: 'result' }, outputColumns: null });
}

const aCase = fc.constantFrom(...allCases);
const aDialect = fc.constantFrom(...DIALECTS);

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'n'.repeat(300),
  '🦆',
  'é',
  'ß',
  ' ',
];
const SCRAPS = [
  ...[
    ',',
    '(',
    ')',
    ';',
    '.',
    '*',
    "'",
    '"',
    '`',
    '--',
    '/*',
    '*/',
    '::',
    '$1',
    '@x',
    '%s',
    ':p',
    '[',
    ']',
    '{{',
    '}}',
  ],
  ...[
    'SELECT',
    'FROM',
    'WHERE',
    'AND',
    'AS',
    'BETWEEN',
    'CASE',
    'END',
    'UNION',
    'WITH',
    'JOIN',
    'USING (id)',
    'LATERAL',
  ],
  ...['\u0000', '\u2028', '\uD800', '\r\n', '\t', '\u00a0', ''],
  ...NAMES.map((name) => `"${name}"`),
];

function wordsOf(sql: string): string[] {
  return sql.match(/\s+|\w+|[^\w\s]/gu) ?? [];
}

/** A statement in which words are deleted, doubled, swapped, replaced or put in, or that ends too soon. */
const broken = fc
  .record({
    one: aCase,
    edits: fc.array(
      fc.record({
        kind: fc.constantFrom('delete', 'double', 'swap', 'replace', 'insert', 'cut' as const),
        at: fc.nat(),
        to: fc.nat(),
        scrap: fc.constantFrom(...SCRAPS),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ one, edits }) => {
    const words = wordsOf(one.sql);
    for (const { kind, at, to, scrap } of edits) {
      const [here, there] = [at % (words.length + 1), to % (words.length + 1)];
      const word = words[here] ?? '';
      if (kind === 'delete') words.splice(here, 1);
      else if (kind === 'double') words.splice(here, 0, word, ' ');
      else if (kind === 'replace') words.splice(here, 1, scrap);
      else if (kind === 'insert') words.splice(here, 0, scrap);
      else if (kind === 'cut') words.length = Math.max(1, here);
      else [words[here], words[there]] = [words[there] ?? '', word];
    }
    return { sql: words.join(''), dialect: one.dialect };
  });

function spansOf({ outputs, gaps }: SqlLineage): readonly TextSpan[] {
  return [
    ...gaps.map(({ span }) => span),
    ...outputs.flatMap(({ columns, rows }) => [
      ...rows.flatMap(({ spans }) => spans),
      ...columns.flatMap(({ expressions, sources }) => [
        ...expressions,
        ...sources.flatMap(({ spans }) => spans),
      ]),
    ]),
  ];
}

/** By counting line feeds. */
function placeOf(sql: string, start: number): readonly [number, number] {
  const before = sql.slice(0, start).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

function isInOrder(sql: string, lineage: SqlLineage): void {
  for (const { start, end, line, column } of spansOf(lineage)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(sql.length);
    if (sql.trim() !== '') expect(end).toBeGreaterThan(start);
    expect([line, column]).toEqual(placeOf(sql, start));
  }
  const columns = lineage.outputs.flatMap((output) => output.columns);
  if (columns.some(({ made }) => made === 'unresolved')) expect(lineage.gaps).not.toEqual([]);
  for (const { made, sources } of columns) {
    if (made === 'columns') expect(sources).not.toEqual([]);
    if (made === 'rows' || made === 'constant') expect(sources).toEqual([]);
  }
  for (const { columns: own, rows } of lineage.outputs) {
    const names = own.map(({ column }) => column.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const source of [...rows, ...own.flatMap(({ sources }) => sources)]) {
      expect(source.transformations).not.toEqual([]);
    }
  }
}

describe('what is said of SQL', () => {
  test.each(allCases.map(({ name, sql, dialect }) => ({ name, sql, dialect })))(
    'is in order: $name',
    (one) => {
      isInOrder(one.sql, read(one.sql, one.dialect));
    },
  );

  test('is in order whatever is broken in it', () => {
    fc.assert(
      fc.property(broken, ({ sql, dialect }) => {
        isInOrder(sql, read(sql, dialect));
      }),
      { numRuns: 1500 },
    );
  });

  test('is in order in whatever dialect it is taken to be', () => {
    fc.assert(
      fc.property(aCase, aDialect, ({ sql }, dialect) => {
        isInOrder(sql, read(sql, dialect));
      }),
      { numRuns: 400 },
    );
  });

  test('is in order of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), aDialect, (sql, dialect) => {
        isInOrder(sql, read(sql, dialect));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(broken, ({ sql, dialect }) => {
        expect(read(sql, dialect)).toEqual(read(sql, dialect));
      }),
      { numRuns: 100 },
    );
  });

  test.each(NAMES.filter((name) => name.trim() !== ''))(
    'keeps tables, queries and columns called %j',
    (name) => {
      const quoted = `"${name}"`;
      const sql = `CREATE TABLE ${quoted} AS WITH ${quoted} AS (SELECT ${quoted}.${quoted} FROM base AS ${quoted}) SELECT ${quoted} FROM ${quoted}`;
      const known = new Map([
        ['base', [name]],
        [name, null],
      ]);
      const { outputs, gaps } = readSql(sql, {
        dialect: 'duckdb',
        tables: {
          find: ([table = '']) => {
            const columns = known.get(table);
            const id = { namespace: 'db', name: table };
            return columns === undefined
              ? { kind: 'unknown' }
              : { kind: 'known', id, columns, confidence: 'high' };
          },
        },
        output: null,
        outputColumns: null,
      });
      expect(gaps).toEqual([]);
      expect(outputs).toMatchObject([
        { id: { name }, columns: [{ column: name, sources: [{ from: { name: 'base', column: name } }] }] },
      ]);
    },
  );
});

describe('SQL of a size that nobody writes', () => {
  test.each([
    ['queries that read from each other', chain(1500)],
    ['alternatives', `SELECT order_id FROM orders WHERE ${Array(3000).fill('order_id = 1').join(' OR ')}`],
    ['sums', `SELECT ${Array(900).fill('order_id').join(' + ')} AS s FROM orders`],
    ['parentheses', `SELECT ${'('.repeat(2000)}1${')'.repeat(2000)} AS one`],
    ['subqueries', `${'SELECT * FROM ('.repeat(300)}SELECT 1 AS one${') AS t'.repeat(300)}`],
    ['branches', `SELECT CASE ${'WHEN order_id = 1 THEN 2 '.repeat(2000)} END AS c FROM orders`],
  ])('is read, or is a gap: %s', (_, sql) => {
    isInOrder(sql, read(sql, 'duckdb'));
  });
});

function chain(length: number): string {
  const queries = Array.from(
    { length },
    (_, index) =>
      `q${index} AS (SELECT order_id + 1 AS order_id FROM ${index === 0 ? 'orders' : `q${index - 1}`})`,
  );
  return `WITH ${queries.join(', ')} SELECT order_id FROM q${length - 1}`;
}

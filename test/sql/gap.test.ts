/** What is said of SQL that could not be resolved, word for word. */
import { expect, test } from 'vitest';
import { readSql } from '../../src/sql/script.ts';
import { gapsOf } from './lineage.ts';

test.each([
  ['SELECT nope FROM a', ['column: no table here has a column nope: those read here are a «nope»']],
  ['SELECT nope', ['column: no table here has a column nope: it reads from none «nope»']],
  ['SELECT t.x FROM a', ['column: no table here is called t: those read here are a «t.x»']],
  ['SELECT a.nope FROM a', ['column: a has no column nope «a.nope»']],
  ['SELECT id FROM a, b', ['column: id is a column of a and b: which is meant is not said «id»']],
  [
    'SELECT k FROM loose, vague',
    ['column: k may be of any of loose, vague, whose columns are not all known «k»'],
  ],
  ['SELECT x FROM nowhere', ['table: no event names the table nowhere «nowhere»']],
  ['SELECT t.* FROM a', ['column: no table here is called t «t»']],
  [
    'SELECT sum(x) FROM a',
    ['column: column 1 of the query has no name, and no schema says what it is called «sum(x)»'],
  ],
  [
    'INSERT INTO out SELECT x, y, z FROM a',
    ['construct: it writes 2 columns, and its query gives 3 «out SELECT x, y, z FROM a»'],
  ],
  [
    'INSERT INTO out SELECT * FROM loose',
    ['table: which columns its * gives to out is not known «out SELECT * FROM loose»'],
  ],
  [
    'CREATE TABLE made AS SELECT * FROM loose',
    ['table: what * stands for is not known: no schema says which columns the table has «made»'],
  ],
  [
    'SELECT x FROM a UNION SELECT id, v FROM b',
    ['construct: the queries that UNION joins give 1 and 2 columns «x FROM a UNION SELECT id, v FROM b»'],
  ],
  [
    'CREATE TABLE made AS WITH t (m) AS (SELECT * FROM loose) SELECT m FROM t',
    ['table: which columns the names m are for is not known: no schema says which its tables have «loose»'],
  ],
  ["COPY out FROM 'in.csv'", ['table: which columns in.csv has is not known «in.csv»']],
  ['CALL load_all()', ['construct: what this statement does is not followed «CALL load_all()»']],
  [
    'CREATE TABLE nowhere AS SELECT x FROM a',
    ['table: no event names the table nowhere, which it writes «nowhere»'],
  ],
] as const)('%s', (sql, gaps) => {
  expect(gapsOf(sql)).toEqual(gaps);
});

test.each([
  ['tsql', 'EXEC load_all', ['construct: what EXECUTE does is not followed «load_all»']],
  [
    'snowflake',
    'EXECUTE IMMEDIATE $$ DELETE FROM out $$',
    ['construct: what this statement does is not followed «EXECUTE IMMEDIATE $$ DELETE FROM out $$»'],
  ],
  [
    'postgresql',
    'CREATE FUNCTION f() RETURNS void AS $$ INSERT INTO out SELECT 1, 2 $$ LANGUAGE sql',
    ['construct: what is written in it as a text is not followed «f»'],
  ],
  ['hive', "LOAD DATA INPATH '/x' INTO TABLE out", ['construct: what LOAD DATA does is not followed «out»']],
] as const)('of %s: %s', (dialect, sql, gaps) => {
  expect(gapsOf(sql, dialect)).toEqual(gaps);
});

test.each([
  'BEGIN; COMMIT; ROLLBACK',
  'SET x = 1; USE db',
  'DROP TABLE IF EXISTS nowhere; TRUNCATE out; ANALYZE out',
  'CREATE INDEX i ON out (p); CREATE SCHEMA s; GRANT SELECT ON out TO u',
  'EXPLAIN SELECT x FROM a; DESCRIBE out',
  'CREATE TABLE nowhere (p INT); ALTER TABLE out ADD COLUMN r INT',
  'WITH unread AS (SELECT nope FROM nowhere) SELECT x FROM a',
])('there is nothing to say of %s', (sql) => {
  expect(gapsOf(sql, 'postgresql')).toEqual([]);
});

test('what a named statement writes is not followed, whether or not its rows are read', () => {
  const sql = 'WITH gone AS (DELETE FROM out WHERE p = 1 RETURNING p) SELECT x FROM a';
  expect(gapsOf(sql, 'postgresql')).toEqual([
    'construct: delete in place of a query is not followed «out WHERE p = 1 RETURNING p»',
  ]);
});

test('a table that may be several is told with all of them', () => {
  const candidates = [
    { namespace: 'db', name: 'eu.orders' },
    { namespace: 'db', name: 'us.orders' },
  ];
  const { gaps } = readSql('SELECT id FROM orders', {
    dialect: 'duckdb',
    tables: { find: () => ({ kind: 'ambiguous', candidates }) },
    output: null,
    outputColumns: null,
  });
  expect(gaps.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'table: orders may be any of db eu.orders, db us.orders',
  ]);
});

test.each(['SELECT x FROM ""', 'CREATE TABLE "" AS SELECT x FROM a'])('a table has a name: %s', (sql) => {
  expect(
    gapsOf(sql).every(
      (gap) => gap.startsWith('table: the name of a table is empty') || gap.startsWith('syntax: '),
    ),
  ).toBe(true);
  expect(gapsOf(sql)).toHaveLength(1);
});

test('gaps are in the order of the SQL, each once', () => {
  const sql = 'SELECT two, one, two FROM a; SELECT FROM FROM a; SELECT one FROM a';
  expect(gapsOf(sql).map((gap) => gap.replace(/:.*«/, ' '))).toEqual([
    'column two»',
    'column one»',
    'column two»',
    expect.stringMatching(/^syntax/),
    'column one»',
  ]);
});

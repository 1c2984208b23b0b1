/** Scripts: what their statements make for each other. */
import { describe, expect, test } from 'vitest';
import { readSql } from '../../src/sql/script.ts';
import { gapsOf, said, worldTables } from './lineage.ts';

describe('a temporary table', () => {
  test('is read through, and is no output', () => {
    const sql = 'CREATE TEMP TABLE t AS SELECT x + 1 AS m FROM a; INSERT INTO out (p) SELECT m FROM t';
    expect(said(sql)).toEqual(['out.p: a.x TRANSFORMATION']);
  });

  test('stands before a table of its name', () => {
    expect(said('CREATE TEMP TABLE b AS SELECT x AS v FROM a; INSERT INTO out (p) SELECT v FROM b')).toEqual([
      'out.p: a.x IDENTITY',
    ]);
  });

  test('is gone when it is dropped', () => {
    const sql =
      'CREATE TEMP TABLE b AS SELECT x AS v FROM a; DROP TABLE b; INSERT INTO out (p) SELECT v FROM b';
    expect(said(sql)).toEqual(['out.p: b.v IDENTITY']);
  });

  test.each([
    ['postgresql', 'CREATE TEMP TABLE t (LIKE b INCLUDING ALL)'],
    ['mysql', 'CREATE TEMPORARY TABLE t LIKE b'],
    ['spark', 'CREATE TABLE t LIKE b'],
  ] as const)('like another has its columns and none of its values: %s', (dialect, create) => {
    const sql = `${create}; INSERT INTO t SELECT id, x, y FROM a; INSERT INTO out SELECT v, w FROM t`;
    expect([said(sql, dialect), gapsOf(sql, dialect)]).toEqual([
      ['out.p: a.x IDENTITY', 'out.q: a.y IDENTITY'],
      [],
    ]);
  });

  test('takes what several statements write to it', () => {
    const sql =
      'CREATE TEMP TABLE t (m INT); INSERT INTO t SELECT x FROM a; INSERT INTO t SELECT v FROM b; INSERT INTO out (p) SELECT m FROM t';
    expect(said(sql)).toEqual(['out.p: a.x IDENTITY, b.v IDENTITY']);
  });

  test('may be a cached query', () => {
    expect(said('CACHE TABLE t AS SELECT x FROM a; INSERT INTO out (p) SELECT x FROM t', 'spark')).toEqual([
      'out.p: a.x IDENTITY',
    ]);
  });
});

describe('a table under another name first', () => {
  test.each([
    'CREATE TABLE fresh AS SELECT x AS p FROM a; DROP TABLE out; ALTER TABLE fresh RENAME TO out',
    'CREATE TABLE fresh (p INT); INSERT INTO fresh SELECT x FROM a; ALTER TABLE fresh RENAME TO out',
    'CREATE TABLE fresh AS SELECT x AS p FROM a; ALTER TABLE out SWAP WITH fresh',
    'CREATE TABLE fresh AS SELECT x AS p FROM a; ALTER TABLE fresh SWAP WITH out',
  ])('is what it is called in the end: %s', (sql) => {
    expect([said(sql, 'snowflake'), gapsOf(sql, 'snowflake')]).toEqual([['out.p: a.x IDENTITY'], []]);
  });

  test('has what was added to it before', () => {
    const sql =
      'CREATE TABLE fresh AS SELECT x AS p FROM a; INSERT INTO fresh SELECT v FROM b; ALTER TABLE fresh RENAME TO out';
    expect(said(sql)).toEqual(['out.p: a.x IDENTITY, b.v IDENTITY']);
  });
});

describe('a table that no event names', () => {
  test.each([
    'CREATE TABLE nowhere AS SELECT x FROM a',
    'INSERT INTO nowhere (p) SELECT x FROM a',
    'CREATE TABLE nowhere (p INT); INSERT INTO nowhere SELECT x FROM a',
  ])('is told of where it is written: %s', (sql) => {
    expect(gapsOf(sql)).toEqual(['table: no event names the table nowhere, which it writes «nowhere»']);
  });

  test('is not told of where it is only declared, or where something reads it', () => {
    expect(gapsOf('CREATE TABLE nowhere (p INT)')).toEqual([]);
    expect(
      gapsOf('CREATE TABLE nowhere AS SELECT x FROM a; INSERT INTO out (p) SELECT x FROM nowhere'),
    ).toEqual([]);
  });
});

describe('a script that only asks', () => {
  test('writes its only query to the output of its job', () => {
    expect(said('SET x = 1; SELECT x FROM a')).toEqual(['result.x: a.x IDENTITY']);
  });

  test('writes nothing where it asks twice, or where its job has no output', () => {
    expect(said('SELECT x FROM a; SELECT v FROM b')).toEqual([]);
    const options = { dialect: 'duckdb', tables: worldTables(), output: null, outputColumns: null } as const;
    expect(readSql('SELECT x FROM a', options)).toEqual({ outputs: [], gaps: [] });
  });

  test('gives columns without a name those of the output at their places', () => {
    const options = {
      dialect: 'duckdb',
      tables: worldTables(),
      output: { namespace: 'db', name: 'result' },
      outputColumns: ['total', 'n'],
    } as const;
    const { outputs, gaps } = readSql('SELECT sum(x), count(*) FROM a', options);
    expect([outputs[0]?.columns.map(({ column }) => column), gaps]).toEqual([['total', 'n'], []]);
  });
});

test('what several statements write to one table is one output', () => {
  const sql =
    'INSERT INTO out (p) SELECT x FROM a; INSERT INTO out (q) SELECT v FROM b; UPDATE out SET p = 1';
  expect(said(sql)).toEqual(['out.p: a.x IDENTITY', 'out.q: b.v IDENTITY']);
});

test('a table that is made anew is no more what it was', () => {
  const sql =
    'CREATE OR REPLACE TABLE out AS SELECT x AS p FROM a; CREATE OR REPLACE TABLE out AS SELECT v AS p FROM b';
  expect(said(sql)).toEqual(['out.p: b.v IDENTITY']);
});

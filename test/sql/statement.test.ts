/** Statements that write, and what they write. */
import { describe, expect, test } from 'vitest';
import { gapsOf, said } from './lineage.ts';

describe('INSERT', () => {
  test.each(['SELECT x FROM a', 'SELECT x, y, z FROM a'])('with other columns than it lists: %s', (query) => {
    const sql = `INSERT INTO out (p, q) ${query}`;
    expect(said(sql).filter((one) => one.startsWith('out.'))).toEqual([
      'out.p: unresolved',
      'out.q: unresolved',
    ]);
    expect(gapsOf(sql)).toHaveLength(1);
  });

  test('into a table on conflict: the row that was to be inserted, the row that is there, and the condition', () => {
    const sql =
      'INSERT INTO out AS o (p, q) SELECT x, y FROM a ON CONFLICT (p) DO UPDATE SET q = o.q + excluded.p WHERE o.p > 1';
    expect(said(sql, 'postgresql')).toEqual([
      'out.p: a.x IDENTITY',
      'out.q: a.x TRANSFORMATION, a.y IDENTITY, out.p FILTER, out.q TRANSFORMATION',
    ]);
  });

  test('on a duplicate key: VALUES(p) is what was to be inserted', () => {
    const sql = 'INSERT INTO out (p, q) SELECT x, y FROM a ON DUPLICATE KEY UPDATE q = VALUES(p) + 1';
    expect(said(sql, 'mysql')).toEqual(['out.p: a.x IDENTITY', 'out.q: a.x TRANSFORMATION, a.y IDENTITY']);
  });

  test('ALL: the condition of a branch decides its rows', () => {
    const sql = 'INSERT ALL WHEN y > 1 THEN INTO out (p) VALUES (x) SELECT x, y FROM a';
    expect(said(sql, 'snowflake')).toEqual(['out.p: a.x IDENTITY', 'out: a.y FILTER']);
  });
});

describe('UPDATE', () => {
  test('of several tables sets each column in its own', () => {
    const sql = 'UPDATE out o JOIN b ON b.id = o.p SET b.v = o.q, o.q = b.w';
    expect(said(sql, 'mysql')).toEqual([
      'b.v: b.id JOIN, out.p JOIN, out.q IDENTITY',
      'out.q: b.id JOIN, b.w IDENTITY, out.p JOIN',
    ]);
  });

  test('by an alias that a join gives', () => {
    const sql = 'UPDATE o SET q = b.v FROM b JOIN out o ON b.id = o.p';
    expect(said(sql, 'tsql')).toEqual(['out.q: b.id JOIN, b.v IDENTITY, out.p JOIN']);
  });
});

describe('CREATE', () => {
  test('a table with two columns of one name follows the first', () => {
    const sql = 'CREATE TABLE made AS SELECT x, y AS X FROM a';
    expect(said(sql)).toEqual(['made.x: a.x IDENTITY']);
    expect(gapsOf(sql)).toEqual([
      'column: the query gives several columns called X, of which the first is followed «y»',
    ]);
  });

  test('a materialized view that fills a table writes that table', () => {
    expect(said('CREATE MATERIALIZED VIEW v TO made AS SELECT x FROM a', 'clickhouse')).toEqual([
      'made.x: a.x IDENTITY',
    ]);
  });

  test('a task does what its statement does', () => {
    expect(said('CREATE TASK t WAREHOUSE = w AS INSERT INTO out (p) SELECT x FROM a', 'snowflake')).toEqual([
      'out.p: a.x IDENTITY',
    ]);
  });

  test.each([
    ['tsql', 'CREATE PROCEDURE load AS INSERT INTO out (p) SELECT x FROM a'],
    ['tsql', 'CREATE PROCEDURE load AS BEGIN INSERT INTO out (p) SELECT x FROM a; END'],
  ] as const)('a procedure of %s: %s', (dialect, sql) => {
    expect(said(sql, dialect)).toEqual(['out.p: a.x IDENTITY']);
  });
});

describe('columns that are not known', () => {
  test('make those of a UNION unresolved, since places tell nothing', () => {
    const sql = 'CREATE TABLE made AS SELECT x, y FROM a UNION ALL SELECT * FROM loose';
    expect(said(sql)).toEqual(['made.x: unresolved, a.x IDENTITY', 'made.y: unresolved, a.y IDENTITY']);
    expect(gapsOf(sql).some((gap) => gap.includes('UNION'))).toBe(true);
  });

  test('are not named in the order of those that are', () => {
    const sql = 'SELECT t.m FROM (SELECT *, 1 AS one FROM loose) AS t (m, n)';
    expect(said(sql)).toEqual(['result.m: unresolved']);
    expect(gapsOf(sql)).toHaveLength(1);
  });
});

test('sumIf takes the value of its first argument, and is filtered by its second', () => {
  expect(said('SELECT sumIf(x, y > 1) AS s, uniqExact(z) AS n FROM a', 'clickhouse')).toEqual([
    'result.s: a.x AGGREGATION, a.y FILTER',
    'result.n: a.z AGGREGATION*',
  ]);
});

test('what an ASOF JOIN matches by is of the join', () => {
  const sql = 'SELECT a.x FROM a ASOF JOIN b MATCH_CONDITION (a.y >= b.v) ON a.id = b.id';
  expect(said(sql, 'snowflake')).toEqual([
    'result.x: a.x IDENTITY',
    'result: a.id JOIN, a.y JOIN, b.id JOIN, b.v JOIN',
  ]);
});

test('DUAL is a table without columns', () => {
  expect([
    said('SELECT 1 AS one FROM dual', 'oracle'),
    gapsOf('SELECT 1 AS one FROM dual', 'oracle'),
  ]).toEqual([['result.one: constant'], []]);
});

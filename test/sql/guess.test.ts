/** Where a reader might guess: a wrong edge would be worse than none. */
import { describe, expect, test } from 'vitest';
import { expressionsOf, gapsOf, said } from './lineage.ts';

describe('a bare name beside a table function', () => {
  test('is a select item where no table surely has it, and no column of the function', () => {
    const sql =
      "INSERT INTO out (p, q) SELECT upper(a.x) AS lx, lx || 'z' FROM a, LATERAL FLATTEN(input => a.y) AS f";
    expect(said(sql, 'snowflake')).toEqual(['out.p: a.x TRANSFORMATION', 'out.q: a.x TRANSFORMATION']);
  });

  test('is a gap where it is a slip', () => {
    const sql = 'INSERT INTO out (p) SELECT typo FROM a, LATERAL FLATTEN(input => a.y) AS f';
    expect(gapsOf(sql, 'snowflake')).toEqual([
      'column: no table here has a column typo: those read here are a, f «typo»',
    ]);
  });

  test('is a column of the function where such functions give it', () => {
    const sql = 'INSERT INTO out (p) SELECT value FROM a, LATERAL FLATTEN(input => a.y) AS f';
    expect(said(sql, 'snowflake')).toEqual(['out.p: a.y TRANSFORMATION']);
  });
});

describe('a star over tables that USING joins', () => {
  const sql = 'INSERT INTO made (i, j, k, l, m, n) SELECT * FROM b JOIN a USING (id)';

  test('begins with what is joined, as the standard has it', () => {
    expect(said(sql, 'postgresql').slice(0, 2)).toEqual(['made.i: b.id IDENTITY', 'made.j: b.v IDENTITY']);
    const moved =
      'INSERT INTO out (p, q) SELECT * FROM (SELECT v, id FROM b) s JOIN (SELECT id FROM a) t USING (id)';
    expect(said(moved, 'postgresql').slice(0, 2)).toEqual(['out.p: b.id IDENTITY', 'out.q: b.v IDENTITY']);
  });

  test('has it where the left side has it, in DuckDB', () => {
    const moved =
      'INSERT INTO out (p, q) SELECT * FROM (SELECT v, id FROM b) s JOIN (SELECT id FROM a) t USING (id)';
    expect(said(moved, 'duckdb').slice(0, 2)).toEqual(['out.p: b.v IDENTITY', 'out.q: b.id IDENTITY']);
  });

  test('lights the star', () => {
    expect(expressionsOf(sql, 'j', 'postgresql')).toEqual(['*']);
  });
});

describe('an INSERT that does not name its columns', () => {
  test('derives nothing where no schema tells the columns of its table', () => {
    expect(said('INSERT INTO loose SELECT id, x FROM a')).toEqual([]);
    expect(gapsOf('INSERT INTO loose SELECT id, x FROM a')).toEqual([
      'table: which columns loose has is not known, and it does not say which it writes «loose»',
    ]);
  });

  test('goes by the columns with which the script made the table', () => {
    const sql = 'CREATE TABLE loose (p INT, q INT); INSERT INTO loose SELECT y, x FROM a';
    expect(said(sql)).toEqual(['loose.p: a.y IDENTITY', 'loose.q: a.x IDENTITY']);
  });
});

test.each(['TRUNCATE TABLE t', 'DELETE FROM t'])(
  'a table that is emptied by %s forgets what it was made of',
  (empty) => {
    const sql = `CREATE TEMP TABLE t AS SELECT x FROM a; ${empty}; INSERT INTO t SELECT y FROM a; INSERT INTO out (p) SELECT x FROM t`;
    expect(said(sql)).toEqual(['out.p: a.y IDENTITY']);
  },
);

test('a named window has what those have that it rests on', () => {
  const sql =
    'INSERT INTO out (p) SELECT sum(x) OVER w2 FROM a WINDOW w AS (PARTITION BY y), w2 AS (w ORDER BY z)';
  expect(said(sql)).toEqual(['out.p: a.x AGGREGATION, a.y WINDOW, a.z WINDOW']);
});

test('what OUTPUT INTO writes is a gap', () => {
  const sql = 'INSERT INTO out (p) OUTPUT inserted.p INTO audit SELECT x FROM a';
  expect(gapsOf(sql, 'tsql')).toEqual([
    'construct: what OUTPUT … INTO writes is not followed «inserted.p INTO audit»',
  ]);
});

test('batches of T-SQL are read apart', () => {
  const sql = 'SELECT x INTO #t FROM a\nGO\nINSERT INTO out (p) SELECT x FROM #t\nGO';
  expect(said(sql, 'tsql')).toEqual(['out.p: a.x IDENTITY']);
});

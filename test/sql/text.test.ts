/** Where expressions stand in SQL. */
import { describe, expect, test } from 'vitest';
import { expressionsOf, gapsOf, read } from './lineage.ts';

describe('the expression of a column', () => {
  test.each([
    ['x', 'x'],
    ['a.x', 'a.x'],
    ['x + y * 2', 'x + y * 2'],
    ['(x + y) * 2', '(x + y) * 2'],
    ['2 * (x + (y - 1))', '2 * (x + (y - 1))'],
    ["coalesce(x, 'none')", "coalesce(x, 'none')"],
    ['x > 1 AND y > 1', 'x > 1 AND y > 1'],
    ['NOT x OR y', 'NOT x OR y'],
    ['sum(x) OVER (PARTITION BY y ORDER BY z)', 'sum(x) OVER (PARTITION BY y ORDER BY z)'],
    ['CASE WHEN x > 1 THEN y ELSE 0 END', 'CASE WHEN x > 1 THEN y ELSE 0 END'],
    ['CASE WHEN x BETWEEN 1 AND 2 THEN y END', 'CASE WHEN x BETWEEN 1 AND 2 THEN y END'],
    ['CASE x WHEN 1 THEN y WHEN 2 THEN z END', 'CASE x WHEN 1 THEN y WHEN 2 THEN z END'],
    ['1 + CASE WHEN x > 1 THEN y ELSE 0 END + 2', '1 + CASE WHEN x > 1 THEN y ELSE 0 END + 2'],
    ['x BETWEEN y AND z', 'x BETWEEN y AND z'],
    ['CAST(x AS INTEGER)', 'CAST(x AS INTEGER)'],
    ['x::INTEGER', 'x::INTEGER'],
    ['x IN (1, 2)', 'x IN (1, 2)'],
    ["',' || x || 'FROM'", "',' || x || 'FROM'"],
    ['md5(x || y)', 'md5(x || y)'],
    ['-x', '-x'],
  ])('is the whole of it: %s', (expression, expected) => {
    const before = `SELECT 1 AS one, ${expression}`;
    expect(expressionsOf(`${before} AS p, z FROM a`, 'p')).toEqual([expected]);
    expect(expressionsOf(`${before} p, z FROM a`, 'p')).toEqual([expected]);
    expect(
      expressionsOf(`UPDATE out SET q = 1, p = ${expression.replaceAll(/\ba\./g, '')} FROM a`, 'p'),
    ).toEqual([expected.replaceAll(/\ba\./g, '')]);
  });

  test('stands in all queries that it goes through', () => {
    const sql = 'WITH t AS (SELECT x + 1 AS m FROM a) SELECT m * 2 AS p FROM t';
    expect(expressionsOf(sql, 'p')).toEqual(['x + 1', 'm * 2']);
    const [column] = read(sql).outputs[0]?.columns ?? [];
    expect(column?.sources[0]?.transformations).toEqual([
      { type: 'DIRECT', subtype: 'TRANSFORMATION', description: 'x + 1 → m * 2' },
    ]);
    expect(column?.sources[0]?.spans.map(({ start, end }) => sql.slice(start, end))).toEqual([
      'x + 1',
      'm * 2',
    ]);
  });

  test('of an assignment stands behind its =', () => {
    expect(expressionsOf('UPDATE out SET p = q + 1, q = coalesce(p, 2) WHERE p = 3', 'p')).toEqual(['q + 1']);
    expect(expressionsOf('UPDATE out SET p = q + 1, q = coalesce(p, 2) WHERE p = 3', 'q')).toEqual([
      'coalesce(p, 2)',
    ]);
  });

  test('of a name before it stands behind that', () => {
    expect(expressionsOf('SELECT y, p = x + 1 FROM a', 'p', 'tsql')).toEqual(['x + 1']);
  });

  test('is joined by the condition of its aggregate', () => {
    const sql = 'SELECT sum(x) FILTER (WHERE y > 1) AS p FROM a';
    expect(expressionsOf(sql, 'p')).toEqual(['sum(x) FILTER (WHERE y > 1)', 'y > 1']);
  });

  test('of a condition is the part of it that names the column', () => {
    const sql = 'SELECT id FROM a WHERE x > 1 AND y BETWEEN 2 AND 3 AND (z = 1 OR z = 2)';
    const rows = read(sql).outputs[0]?.rows ?? [];
    expect(
      rows.map(({ from, spans }) => [from.column, spans.map(({ start, end }) => sql.slice(start, end))]),
    ).toEqual([
      ['x', ['x > 1']],
      ['y', ['y BETWEEN 2 AND 3']],
      ['z', ['(z = 1 OR z = 2)']],
    ]);
  });

  test('of a branch of MERGE ends where the branch does', () => {
    const sql =
      'MERGE INTO out o USING a ON o.p = a.id WHEN MATCHED THEN UPDATE SET q = upper(a.x) ' +
      'WHEN NOT MATCHED THEN INSERT (p, q) VALUES (a.id, a.y + 1)';
    expect(expressionsOf(sql, 'q', 'snowflake')).toEqual(['upper(a.x)', 'a.y + 1']);
  });
});

describe('a place', () => {
  test.each([
    ['\n', 'line feeds'],
    ['\r\n', 'carriage returns and line feeds'],
  ])('counts lines and columns from 1: %j', (end) => {
    const sql = ['SELECT', '  x,', '  nope', 'FROM a'].join(end);
    expect(read(sql).gaps.map(({ span: { line, column } }) => [line, column])).toEqual([[3, 3]]);
  });

  test('counts code units, also behind characters of two', () => {
    const sql = "SELECT '🦆🦆' AS d, nope + 1 AS p FROM a";
    const [gap] = read(sql).gaps;
    expect(gap?.span).toEqual({ start: 20, end: 24, line: 1, column: 21 });
    expect(expressionsOf(sql, 'p')).toEqual(['nope + 1']);
  });

  test('in the second statement is that in the whole text', () => {
    expect(gapsOf("SELECT FROM FROM a; INSERT INTO out (p) SELECT '🦆' || nope FROM a")).toContainEqual(
      expect.stringMatching(/«nope»$/),
    );
  });

  test('is not that of a comment', () => {
    const sql = '/* nope */ SELECT nope -- nope\nFROM a';
    expect(read(sql).gaps[0]?.span).toMatchObject({ start: 18, end: 22 });
  });
});

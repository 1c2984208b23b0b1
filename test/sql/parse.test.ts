/** SQL in statements, those that can be read and those that cannot. */
import { describe, expect, test } from 'vitest';
import { parseSql } from '../../src/sql/parse.ts';

function faultsOf(sql: string): readonly string[] {
  return parseSql(sql, 'duckdb').faults.map(
    ({ message, span }) => `${span.line}:${span.column} ${message} «${sql.slice(span.start, span.end)}»`,
  );
}

function typesOf(sql: string): readonly string[] {
  return parseSql(sql, 'duckdb').statements.map(({ type }) => type);
}

describe('statements', () => {
  test('are read one by one, in their order', () => {
    expect(typesOf('SELECT 1; INSERT INTO t SELECT 2; DROP TABLE t;')).toEqual([
      'select',
      'insert',
      'drop_table',
    ]);
  });

  test('are none in an empty text, in semicolons and in comments', () => {
    for (const sql of ['', ' ', ';', ';;', '-- nothing', '/* nothing */']) {
      expect([sql, typesOf(sql), faultsOf(sql)]).toEqual([sql, [], []]);
    }
  });

  test('may hold semicolons in texts, names and comments', () => {
    expect(typesOf(`SELECT ';' AS ";"; -- ;\nSELECT /* ; */ 2`)).toEqual(['select', 'select']);
  });

  test('with a fault leave those beside them', () => {
    const sql = 'SELECT 1;\nSELECT FROM WHERE;\nSELECT 3';
    expect(typesOf(sql)).toEqual(['select', 'select']);
    expect(parseSql(sql, 'duckdb').faults).toHaveLength(1);
  });

  test('of DuckDB may begin with their FROM', () => {
    expect(typesOf('CREATE TABLE a AS FROM b; FROM b')).toEqual(['create_table', 'select']);
  });
});

describe('a fault', () => {
  test('has its place, and a message in plain words', () => {
    expect(faultsOf('SELECT 1;\n  SELECT x) FROM t')).toEqual([expect.stringMatching(/^2:11 .*«\)»$/)]);
    for (const fault of faultsOf('SELECT 1; SELECT x) FROM t; SELECT (1 FROM t')) {
      expect(fault).not.toMatch(/[RL]Paren|error at line|near \[|\. «/);
    }
  });

  test('is a text that ends within a quote', () => {
    expect(faultsOf("SELECT 'never ends FROM t")).toHaveLength(1);
  });

  test('is a text of more than a million characters', () => {
    const sql = `SELECT '${'x'.repeat(1_000_000)}'`;
    expect(parseSql(sql, 'duckdb').faults.map(({ message }) => message)).toEqual([
      'it has 1000009 characters, and no more than 1000000 are read',
    ]);
  });

  test('is nesting that the parser does not bear', () => {
    const sql = `SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`;
    expect(parseSql(sql, 'duckdb').faults).toHaveLength(1);
    expect(typesOf('SELECT 1')).toEqual(['select']);
  });
});

import { describe, expect, test } from 'vitest';
import { dialectNamed, dialectOfNamespace, DIALECTS } from '../../src/sql/dialect.ts';
import { parseSql } from '../../src/sql/parse.ts';

describe('a dialect', () => {
  test.each(DIALECTS)('%s goes by its own name, and the parser knows it', (dialect) => {
    expect(dialectNamed(dialect)).toBe(dialect);
    expect(parseSql('SELECT 1 AS one', dialect)).toMatchObject({
      faults: [],
      statements: [{ type: 'select' }],
    });
  });

  test.each([
    ['Postgres', 'postgresql'],
    ['POSTGRESQL', 'postgresql'],
    ['mssql', 'tsql'],
    ['SQL Server', 'tsql'],
    ['spark_sql', 'spark'],
    ['MariaDB', 'mysql'],
    ['google-bigquery', 'bigquery'],
    ['AwsAthena', 'athena'],
  ] as const)('goes by other names: %s', (name, dialect) => {
    expect(dialectNamed(name)).toBe(dialect);
  });

  test.each(['', 'klingon', '__proto__', 'constructor', 'toString', 'x'.repeat(300)])(
    'is none of the name %j',
    (name) => {
      expect(dialectNamed(name)).toBeNull();
    },
  );

  test.each([
    ['postgres://host:5432', 'postgresql'],
    ['snowflake://account', 'snowflake'],
    ['bigquery', 'bigquery'],
    ['sqlserver://host:1433', 'tsql'],
    ['s3://bucket', null],
    ['', null],
    ['://', null],
  ] as const)('is told by the namespace %j', (namespace, dialect) => {
    expect(dialectOfNamespace(namespace)).toBe(dialect);
  });
});

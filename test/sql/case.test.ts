/** The reader against statements whose lineage was worked out by hand, by the rules in `cases/README.md`. */
import { describe, expect, test } from 'vitest';
import { readSql } from '../../src/sql/script.ts';
import { allCases } from './cases/all.ts';
import { readCase, sorted } from './reader.ts';

/** Valid SQL that the parser refuses (seen in 0.12.1): it is reported as unreadable, and nothing is derived from it. */
const REFUSED: ReadonlySet<string> = new Set([
  // AS both: it takes BOTH for a keyword.
  'hashes mask, whatever is around or within them',
  // CREATE VIEW … AS FROM …
  'DuckDB needs no SELECT',
  // RENAME (domain AS host): it takes DOMAIN for a keyword.
  'RENAME gives a column of a star another name',
]);

describe('the lineage worked out by hand', () => {
  test.each(allCases.filter(({ name }) => !REFUSED.has(name)).map((one) => [one.name, one] as const))(
    'is read: %s',
    (_, one) => {
      expect(readCase(one)).toEqual(sorted(one.expected));
    },
  );

  test.each(allCases.filter(({ name }) => REFUSED.has(name)).map((one) => [one.name, one] as const))(
    'is not made up where the parser refuses: %s',
    (_, { sql, dialect }) => {
      const tables = { find: () => ({ kind: 'unknown' as const }) };
      const { outputs, gaps } = readSql(sql, { dialect, tables, output: null, outputColumns: null });
      expect(outputs).toEqual([]);
      expect(gaps.map(({ kind }) => kind)).toEqual(['syntax']);
    },
  );
});

test('of the columns that the statements write, all are resolved but those of mistakes', () => {
  const made = (cases: typeof allCases): readonly string[] =>
    cases.flatMap((one) =>
      readCase(one).outputs.flatMap(({ columns }) => columns.map((column) => column.made)),
    );
  const sound = allCases.filter(({ expected }) => expected.unresolved.length === 0);
  expect(new Set(made(sound))).toEqual(new Set(['columns', 'rows', 'constant']));
  expect(made(sound).length).toBeGreaterThan(750);
  expect(made(allCases)).toContain('unresolved');
});

/** Which column a name in SQL means. */
import { describe, expect, test } from 'vitest';
import { gapsOf, said } from './lineage.ts';

describe('a name with a table before it', () => {
  test('is of the query around it where that has the table, though a table within has unknown columns', () => {
    expect(said('SELECT (SELECT max(n) FROM loose l WHERE l.k = o.x) AS m FROM a o')).toEqual([
      'result.m: a.x FILTER, loose.k FILTER medium, loose.n AGGREGATION medium',
    ]);
  });

  test('is not of a table that an alias hides', () => {
    expect(gapsOf('SELECT a.x FROM a AS o')).toEqual([
      'column: no table here is called a: those read here are o «a.x»',
    ]);
  });

  test('may have the schema of the table before that', () => {
    expect(said('SELECT public.a.x FROM public.a', 'postgresql')).toEqual(['result.x: a.x IDENTITY']);
  });
});

describe('a name without a table before it', () => {
  test('is of no query in particular where one around it has it, and a table within may have it', () => {
    expect(gapsOf('SELECT x FROM a WHERE EXISTS (SELECT 1 FROM loose WHERE k = y)')).toEqual([
      'column: y may be of several queries, whose columns are not all known «y»',
    ]);
  });

  test('is of the inner query where both have it', () => {
    expect(said('SELECT x FROM a WHERE EXISTS (SELECT 1 FROM b WHERE id = x)')).toEqual([
      'result.x: a.x IDENTITY',
      'result: a.x FILTER, b.id FILTER',
    ]);
  });

  test('is a variable where it begins with @, and no column', () => {
    expect(said('SELECT x FROM loose WHERE y = @day', 'bigquery')).toEqual([
      'result.x: loose.x IDENTITY medium',
      'result: loose.y FILTER medium',
    ]);
  });

  test('is a keyword, even over a table of unknown columns', () => {
    expect(said('SELECT SYSDATE AS now FROM loose', 'oracle')).toEqual(['result.now: constant']);
  });

  test('is a column that is called like a keyword where a table has it', () => {
    expect(said('SELECT * FROM (SELECT x AS rowid FROM a) s WHERE rowid > 1')).toEqual([
      'result.rowid: a.x IDENTITY',
      'result: a.x FILTER',
    ]);
  });
});

describe('columns of USING', () => {
  test.each([
    ['JOIN b USING (id) JOIN c USING (id)', 'a.id IDENTITY'],
    ['RIGHT JOIN b USING (id) JOIN c USING (id)', 'b.id IDENTITY'],
    ['LEFT JOIN b USING (id) RIGHT JOIN c USING (id)', 'c.id IDENTITY'],
    ['LEFT JOIN b USING (id) FULL JOIN c USING (id)', 'a.id TRANSFORMATION, c.id TRANSFORMATION'],
  ])('have the value that the last join gives them: %s', (joins, sources) => {
    expect(said(`SELECT id FROM a ${joins}`)).toEqual([
      `result.id: ${sources}`,
      'result: a.id JOIN, b.id JOIN, c.id JOIN',
    ]);
  });

  test('are there in tables of unknown columns, since the SQL says so', () => {
    expect(said('SELECT k FROM loose JOIN vague USING (k)')).toEqual([
      'result.k: loose.k IDENTITY medium',
      'result: loose.k JOIN medium, vague.k JOIN medium',
    ]);
  });

  test('are told of where a side does not have them', () => {
    expect(gapsOf('SELECT x FROM a JOIN c USING (v)')).toEqual([
      'column: no table here has a column v: those read here are a «v»',
      'column: no table here has a column v: those read here are c «v»',
    ]);
  });
});

describe('what a table function gives', () => {
  test.each([
    ['spark', 'SELECT x, item FROM a LATERAL VIEW explode(y) e AS item'],
    ['postgresql', 'SELECT x, item FROM a, LATERAL jsonb_array_elements(a.y) AS e(item)'],
    ['trino', 'SELECT x, item FROM a CROSS JOIN UNNEST(y) AS e(item)'],
    ['bigquery', 'SELECT x, item FROM a, a.y AS item'],
    ['bigquery', 'SELECT x, item FROM a, UNNEST(y) AS item'],
  ] as const)('%s: has the names that it is given, and leaves others to tables: %s', (dialect, sql) => {
    expect(said(sql, dialect)).toEqual(['result.x: a.x IDENTITY', 'result.item: a.y TRANSFORMATION']);
    expect(gapsOf(sql, dialect)).toEqual([]);
  });

  test('may have any name where it is given none', () => {
    expect(said('SELECT f.value FROM a, LATERAL FLATTEN(input => a.y) f', 'snowflake')).toEqual([
      'result.value: a.y TRANSFORMATION',
    ]);
  });

  test('is not what a star can list where it has no names', () => {
    expect(gapsOf('SELECT * FROM ML.PREDICT(MODEL m, (SELECT x FROM a))', 'bigquery')).toEqual([
      expect.stringMatching(/^column: what \* stands for is not known/),
    ]);
  });
});

describe('parameters of lambdas', () => {
  test('are no columns, and neither are their fields', () => {
    const sql = 'SELECT list_transform(y, x -> x.price + z) AS l FROM a';
    expect([said(sql), gapsOf(sql)]).toEqual([['result.l: a.y TRANSFORMATION, a.z TRANSFORMATION'], []]);
  });

  test('so are those of a list comprehension', () => {
    expect(said('SELECT [e + x FOR e IN y IF e > z] AS l FROM a')).toEqual([
      'result.l: a.x TRANSFORMATION, a.y TRANSFORMATION, a.z CONDITIONAL',
    ]);
  });
});

describe('a star in a function', () => {
  test('stands for all columns', () => {
    expect(said('SELECT object_construct(*) AS o FROM b', 'snowflake')).toEqual([
      'result.o: b.id TRANSFORMATION, b.v TRANSFORMATION, b.w TRANSFORMATION',
    ]);
  });

  test('is told of where these are not known', () => {
    expect(gapsOf('SELECT object_construct(*) AS o FROM loose', 'snowflake')).toHaveLength(1);
  });

  test('counts rows in count', () => {
    expect(said('SELECT count(*) AS n FROM b')).toEqual(['result.n: rows']);
  });
});

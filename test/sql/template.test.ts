/** Models of dbt before they are compiled. */
import { describe, expect, test } from 'vitest';
import { withoutTemplates } from '../../src/sql/template.ts';
import { expressionsOf, gapsOf, said } from './lineage.ts';

const MODEL = `{{ config(materialized='incremental', unique_key='id') }}
{# 🦆 from the ref('vague') #}
WITH orders AS (SELECT * FROM {{ ref('a') }}),
shops AS (SELECT * FROM {{ source('raw', 'b') }})
SELECT o.x + 1 AS p, s.v AS q
FROM orders o JOIN shops s ON s.id = o.id
{% if is_incremental() %} WHERE o.y > (SELECT max(y) FROM {{ this }}) {% endif %}`;

describe('a model', () => {
  test('reads what it refers to', () => {
    expect([said(MODEL, 'postgresql'), gapsOf(MODEL, 'postgresql')]).toEqual([
      ['result.p: a.x TRANSFORMATION', 'result.q: b.v IDENTITY', 'result: a.id JOIN, b.id JOIN'],
      ['syntax: what stands under is_incremental() is in some runs only, and is not read «is_incremental()»'],
    ]);
  });

  test('has its expressions where they are written', () => {
    expect(expressionsOf(MODEL, 'p', 'postgresql')).toEqual(['*', 'o.x + 1']);
  });

  test('has its gaps where they are written, in the line of the model', () => {
    expect(gapsOf("{{ config(alias='🦆') }} SELECT nope FROM {{ ref('shop', 'a') }}")).toEqual([
      'column: no table here has a column nope: those read here are a «nope»',
    ]);
  });

  test.each(["{{ var('x') }}", '{% for c in cs %} {{ c }}, {% endfor %}', '{{ my_macro(a) }}'])(
    'with a template of no plain meaning is not read: %s',
    (template) => {
      const sql = `SELECT ${template} AS p FROM {{ ref('a') }}`;
      expect(said(sql, 'postgresql')).toEqual([]);
      expect(gapsOf(sql, 'postgresql')).toEqual([expect.stringMatching(/^syntax: /)]);
    },
  );
});

test('texts in braces are left alone where the SQL can be read', () => {
  expect(said("SELECT x FROM a WHERE y = '{{ ref(''b'') }}'", 'postgresql')).toEqual([
    'result.x: a.x IDENTITY',
    'result: a.y FILTER',
  ]);
});

test('a text without templates is the same, and one with them has as many characters', () => {
  expect(withoutTemplates('SELECT {a: 1}')).toBe('SELECT {a: 1}');
  expect(Array.from(withoutTemplates(MODEL)).length).toBe(Array.from(MODEL).length);
});

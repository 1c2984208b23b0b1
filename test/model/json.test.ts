import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalForm,
  canonicalJson,
  isJsonObject,
  isNestedDeeperThan,
  type Json,
} from '../../src/model/json.ts';

/** RFC 8785, sections 3.2.2 and 3.2.3, word for word. */
function definition(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(definition).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${definition(member)}`).join(',')}}`;
}

describe('canonical JSON', () => {
  test('is that of the example in RFC 8785, section 3.2.3', () => {
    const value = JSON.parse(
      String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
    ) as Json;
    const names = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test('writes numbers and strings as RFC 8785, section 3.2.2, does', () => {
    const value = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    ) as Json;
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('keeps the order of lists, and a key called __proto__', () => {
    expect(canonicalJson(JSON.parse('{"b":[2,1],"__proto__":{"a":1}}') as Json)).toBe(
      '{"__proto__":{"a":1},"b":[2,1]}',
    );
  });

  test('is the same however the keys were ordered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed as Json)).toBe(canonicalJson(value as Json));
      }),
    );
  });

  test('is what its definition comes to, names that are numbers and __proto__ among them', () => {
    const name = fc.constantFrom('a', 'b', '10', '9', '01', '-1', '__proto__', 'toJSON', '"', '\u20ac');
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json>(null, 0, 'x', '"10":', true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((one) => Object.fromEntries(one)),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        const form = canonicalForm(one);
        expect(form.text).toBe(definition(one));
        expect(JSON.stringify(form.value)).toBe(JSON.stringify(JSON.parse(form.text)));
      }),
      { numRuns: 1000 },
    );
  });

  test('differs where the content does, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });
});

test('of JSON values, only objects are objects', () => {
  expect([{}, { a: 1 }].every(isJsonObject)).toBe(true);
  expect([null, [], 'text', 1, true, undefined].some(isJsonObject)).toBe(false);
});

test('nesting is measured to the level that is asked for', () => {
  const nested: Json = { a: [{ b: 1 }] };
  expect(isNestedDeeperThan(nested, 3)).toBe(false);
  expect(isNestedDeeperThan(nested, 2)).toBe(true);
  expect(isNestedDeeperThan('text', 0)).toBe(false);
});

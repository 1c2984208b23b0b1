/** Values of another type than was meant, and numbers that JavaScript cannot hold. */
import type { Json } from '../../src/model/json.ts';

/** Texts that are written into the log without their quotes. */
const BARE = /"@bare (.*?)@"/g;

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1.5,
  1e308,
  Number.MIN_VALUE,
  'NaN',
  '-Infinity',
  [],
  {},
  [[[]]],
  [null],
  ['text', { key: 'value' }],
  { _deleted: true },
  { fields: 'x', tags: [7], description: {}, inputFields: null },
  '@bare 1e400@',
  '@bare -0@',
  '@bare 9007199254740993@',
  '@bare 123456789012345678901234567890@',
  '@bare NaN@',
  '@bare 01@',
  '@bare undefined@',
];
const DEPTHS = [10, 100, 400, 499, 600];

/** The value under this number; whatever the number, there is one. */
export function oddValue(number: number): Json {
  const index = number % (VALUES.length + DEPTHS.length);
  const depth = DEPTHS[index - VALUES.length];
  return depth === undefined ? (VALUES[index] ?? null) : nested(depth, number % 2 === 0);
}

/** Lists, or fields of a schema, this deep within one another. */
function nested(depth: number, asFields: boolean): Json {
  let value: Json = [];
  for (let level = 0; level < depth; level++) value = asFields ? { name: 'x', fields: value } : [value];
  return value;
}

/** As a producer that knows no better writes it: some numbers are none. */
export function writeJson(value: Json, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(BARE, '$1');
}

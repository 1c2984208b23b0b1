/** Texts that look like events, made up by fast-check: few facets, so that they repeat, and damage anywhere. */
import fc from 'fast-check';

const NAMES = [
  'a',
  'sql',
  'fields',
  'name',
  'value',
  'password',
  'token',
  '__proto__',
  '10',
  '9',
  'facets',
  'é',
  'a\\"b',
];
const name = fc.constantFrom(...NAMES);

const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'x', '}', '{"facets":{', '\\', '"', '\u007F0', 'x://u:p@h', 'a\u0000b'),
  },
  fc.string({ unit: 'binary', maxLength: 5 }),
);

const leaf = fc.oneof(
  text,
  fc.constantFrom(null, true, 0, -0, 1.5, 1.2345678901234567e19, 1e300),
  fc.integer(),
);

const member = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 2 }),
    fc
      .array(fc.tuple(fc.oneof(name, text), tie('value')), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const object = fc
  .array(fc.tuple(name, member), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));
const facets = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(name, object), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries)),
  },
  fc.array(fc.tuple(name, member), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  leaf,
);

const dataset = fc.record(
  { namespace: text, name: text, facets, inputFacets: facets },
  { requiredKeys: ['facets'] },
);

const value = fc.record(
  {
    eventTime: fc.constant('2026-01-01T00:00:00Z'),
    producer: text,
    run: fc.record({ runId: text, facets }),
    job: fc.record({ namespace: text, name: text, facets }),
    inputs: fc.array(dataset, { maxLength: 2 }),
    token: fc.record({ facets }),
    other: member,
  },
  { requiredKeys: ['eventTime'] },
);

const written = fc
  .tuple(value, fc.constantFrom(0, 1, '\t'))
  .map(([one, space]) => JSON.stringify(one, null, space));

/** Escapes where none is needed. */
const escaped = fc
  .tuple(written, fc.constantFrom('a', 'f', '"', '0'))
  .map(([one, char]) =>
    char === '"'
      ? one.replaceAll('\\"', '\\u0022')
      : one.replaceAll(char, `\\u00${char.charCodeAt(0).toString(16)}`),
  );

const damaged = fc
  .tuple(
    written,
    fc.nat(),
    fc.constantFrom('"', '}', '{', ',', ':', '\\', '0', '\u007F', '"facets":{', 'NaN'),
  )
  .map(([one, at, put]) => `${one.slice(0, at % (one.length + 1))}${put}${one.slice(at % (one.length + 1))}`);

const cut = fc.tuple(written, fc.nat(), fc.nat(4)).map(([one, at, length]) => {
  const start = at % (one.length + 1);
  return one.slice(0, start) + one.slice(start + length);
});

export const anyEventText = fc.oneof({ weight: 3, arbitrary: written }, escaped, damaged, cut);

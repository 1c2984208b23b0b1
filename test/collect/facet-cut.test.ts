import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalContent, contentOf } from '../../src/collect/content.ts';
import { cutFacets, withFacets } from '../../src/collect/facet-cut.ts';
import { KnownFacets } from '../../src/collect/known-facet.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { anyEventText } from './any-event-text.ts';
import { event, readFile } from './support.ts';

/** What comes of a text: its canonical form, what is published of it, and what a reader finds; or that it is no JSON. */
function outcome(text: string, known: KnownFacets | null): unknown {
  try {
    const content = contentOf(text, known);
    const { canonical, masked } = canonicalContent(content);
    const { value, facetOf, text: published } = masked();
    return { canonical, published, value: JSON.stringify(found(value, facetOf)), inexact: content.inexact };
  } catch (error) {
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  }
}

const HOLDERS = new Set(['facets', 'inputFacets', 'outputFacets']);

/** A value with the facets in it, where a reader of events looks for them. */
function found(value: Json, facetOf: (member: Json) => Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => found(item, facetOf));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    if (!HOLDERS.has(key) || !isJsonObject(member)) return [key, found(member, facetOf)];
    return [key, Object.fromEntries(Object.entries(member).map(([name, facet]) => [name, facetOf(facet)]))];
  });
  return Object.fromEntries(entries) as Json;
}

describe('a text whose facets are read by themselves says the same as when it is read whole', () => {
  test('whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(anyEventText, { minLength: 1, maxLength: 4 }), (texts) => {
        const known = new KnownFacets();
        for (const text of [...texts, ...texts]) expect(outcome(text, known)).toEqual(outcome(text, null));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [
      'a name that is written with an escape',
      String.raw`{"job":{"f\u0061cets":{"a":{"b":1}}},"run":{"facets":{"a":{}}}}`,
    ],
    ['two members of one name', '{"run":{"facets":{"a":{"b":1}},"facets":{"a":{"b":2},"a":{"b":3}}}}'],
    ['a facet with names that are numbers', '{"run":{"facets":{"a":{"10":1,"9":2,"b":{"2":1,"1":0}}}}}'],
    ['a facet called __proto__', '{"run":{"facets":{"__proto__":{"__proto__":{"b":1},"a":2}}}}'],
    ['facets within a facet', '{"run":{"facets":{"a":{"facets":{"b":{"c":1}}}}}}'],
    ['facets in a text', String.raw`{"a":"{\"facets\":{\"b\":{}}","run":{"facets":{"b":{}}}}`],
    ['the mark itself', '{"job":{"facets":{"a":"\u007F0"}},"run":{"facets":{"b":{"c":"\u007F0"}}}}'],
    ['the mark as an escape', String.raw`{"job":{"name":"\u007f0"},"run":{"facets":{"b":{"c":1}}}}`],
    ['a backslash before a quote', String.raw`{"run":{"facets":{"a":{"b":"\\","c":"}\\\"}"}}}}`],
    ['a secret in a facet', '{"run":{"facets":{"a":{"uri":"x://u:p@h","password":"p"}}}}'],
    [
      'a facet with a secret name',
      '{"run":{"facets":{"token":{"a":"b"},"password":{"_producer":"p","a":1}}}}',
    ],
    ['facets under a secret name', '{"token":{"facets":{"a":{"b":"c"}}}}'],
    ['a member that says that its value is secret', '{"run":{"facets":{"name":{"a":1},"value":{"a":"b"}}}}'],
    ['the SQL of a job', `{"job":{"facets":{"sql":{"query":"select 1 where password = 'x' -- a@b"}}}}`],
    ['no object', '{"run":{"facets":{"a":null,"b":[{}],"c":{}}}}'],
    [
      'numbers that are not kept',
      '{"run":{"facets":{"a":{"b":12345678901234567890},"c":{"d":1e400,"e":1e400}}}}',
    ],
    ['an object that does not end', '{"run":{"facets":{"a":{"b":1}}'],
    ['a comma too many', '{"run":{"facets":{"a":{"b":1},}}}'],
    ['no comma between facets', '{"run":{"facets":{"a":{"b":1}"c":{}}}}'],
    ['a fault in a facet', '{"run":{"facets":{"a":{"b":NaN}}}}'],
    ['a facet that is nested deep', `{"run":{"facets":{"a":{"b":${'['.repeat(400)}${']'.repeat(400)}}}}}`],
    ['a facet that is longer than V8 looks at', `{"run":{"facets":{"a":{"b":"${'x'.repeat(40_000)}"}}}}`],
  ])('%s', (_, text) => {
    const known = new KnownFacets();
    expect(outcome(text, known)).toEqual(outcome(text, null));
    expect(outcome(text, known)).toEqual(outcome(text, null));
  });
});

test('a text is put together again as it was', () => {
  const text = '{"run" : {"facets": { "a" :{"b":"}"} , "c":{}}},"inputs":[{"inputFacets":{"d":{}}}]}';
  const cut = cutFacets(text);
  expect(cut?.facets.map((facet) => facet.name)).toEqual(['a', 'c', 'd']);
  expect(withFacets(cut?.rest ?? '', (facet) => cut?.facets[facet]?.text ?? '')).toBe(text);
});

test('a facet is read once, and is one object in all events that repeat it', () => {
  const known = new KnownFacets();
  const text = '{"b":1,"a":{"c":[2]}}';
  expect(known.get('own', `${text} `.slice(0, -1))).toBe(known.get('own', text));
  expect(known.get('other', text)).not.toBe(known.get('own', text));
  expect(known.get('own', text)?.text).toBe('{"a":{"c":[2]},"b":1}');
});

test('facets of one length that V8 cannot tell apart by their hashes are told apart', () => {
  const known = new KnownFacets();
  const texts = ['x', 'y'].map((last) => `{"a":"${'x'.repeat(20_000)}${last}"}`);
  expect(texts.map((text) => known.get('own', text)?.text)).toEqual(texts);
});

test('what repeated facets say is the same object in each event, and is reported for each', async () => {
  const inputs = (facets: JsonObject): JsonObject => ({ inputs: [{ namespace: 'db', name: 'a', facets }] });
  const schema = { fields: [{ name: 'a', type: 'int' }] };
  const columnLineage = { fields: 'none' };
  const log = [1, 2].map((number) => JSON.stringify(event(number, inputs({ schema, columnLineage }))));
  const { events, problems } = await readFile(log.join('\n'));
  const [one, other] = events.flatMap((each) => (each.kind === 'run' ? each.inputs : []));
  expect(one?.facets.known.schema).toBe(other?.facets.known.schema);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['facet-invalid', 1],
    ['facet-invalid', 2],
  ]);
});

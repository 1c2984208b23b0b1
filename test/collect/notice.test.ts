import { describe, expect, test } from 'vitest';
import { event, line, readFile, readFiles, show, type Reading } from './support.ts';

async function problemsOf(...events: readonly object[]): Promise<string> {
  return show((await readFile(events.map((one) => JSON.stringify(one)).join('\n'))).problems);
}

function accepted(reading: Reading): number {
  return reading.books.accepted;
}

describe('what is legal and yet wrong is taken, and reported:', () => {
  test('an event that does not say who sends it, or by which schema', async () => {
    expect(
      await problemsOf(event(1, { producer: undefined as never }), event(2, { schemaURL: 7, producer: '' })),
    ).toMatchInlineSnapshot(`
      "events.ndjson:1 event-incomplete
        expected \`producer\` to be a URI, found nothing
        → the event counts; let the producer say who it is and which version of the specification it writes
      events.ndjson:2 event-incomplete
        expected \`producer\` to be a URI, found an empty text
        → the event counts; let the producer say who it is and which version of the specification it writes
      events.ndjson:2 event-incomplete
        expected \`schemaURL\` to be a URI, found a number
        → the event counts; let the producer say who it is and which version of the specification it writes"
    `);
  });

  test('a type that the specification does not name', async () => {
    const types = ['DONE', 'DONE', 7, 'complete', 'OTHER', null];
    const events = types.map((eventType, index) => event(index, { eventType }));
    expect(await problemsOf(...events)).toMatchInlineSnapshot(`
      "events.ndjson:1 event-type-unknown
        expected \`eventType\` to be START, RUNNING, COMPLETE, ABORT, FAIL or OTHER, found "DONE", here and once more in this file
        → the event counts, and ends no run; let the producer use the types of the specification
      events.ndjson:3 event-type-unknown
        expected \`eventType\` to be START, RUNNING, COMPLETE, ABORT, FAIL or OTHER, found 7
        → the event counts, and ends no run; let the producer use the types of the specification"
    `);
  });

  test('a time more than a day after the reading', async () => {
    const times = ['2030-01-02T00:00:00Z', '2030-01-02T00:00:01Z', '2999-01-01T00:00:00Z'];
    expect(await problemsOf(...times.map((eventTime, index) => event(index, { eventTime }))))
      .toMatchInlineSnapshot(`
        "events.ndjson:2 event-from-future
          \`eventTime\` is in the future: 2030-01-02T00:00:01Z, here and once more in this file
          → see the clock and the time zone of the producer; until then it outranks what comes after it"
      `);
  });

  test('a number that no JSON reader keeps', async () => {
    const number = (literal: string): string => line(1).replace('{', `{"own":${literal},`);
    const reading = await readFile([number('9007199254740993'), number('[1e999, 0.1]')].join('\n'));
    expect(reading.books.accepted).toBe(2);
    expect(show(reading.problems)).toMatchInlineSnapshot(`
      "events.ndjson:1 number-inexact
        JSON readers do not keep the number 9007199254740993 as it is written
        → it is shown rounded, or as null where it is beyond all bounds; let the producer write it as a text
      events.ndjson:2 number-inexact
        JSON readers do not keep the number 1e999 as it is written
        → it is shown rounded, or as null where it is beyond all bounds; let the producer write it as a text"
    `);
  });

  test('facets that are null, or that hold nothing', async () => {
    const outputs = [
      {
        namespace: 'db',
        name: 'orders',
        facets: { schema: { _producer: 'p', fields: [] }, own: null, symlinks: {}, acme: {} },
      },
      {
        namespace: 'db',
        name: 'sales',
        facets: { schema: { fields: [] }, ownership: { owners: [{ name: 'x' }] } },
      },
    ];
    expect(await problemsOf(event(1, { outputs }))).toMatchInlineSnapshot(`
      "events.ndjson:1 facet-empty
        the facet \`outputs[0].facets.own\` says nothing: it is null
        → it changes nothing; let the producer leave it out, or write \`"_deleted": true\` to take a facet back
      events.ndjson:1 facet-empty
        the facet \`outputs[0].facets.schema\` says nothing: \`fields\` holds nothing, here and once more in this file
        → it changes nothing; let the producer leave it out, or write \`"_deleted": true\` to take a facet back
      events.ndjson:1 facet-empty
        the facet \`outputs[0].facets.symlinks\` says nothing: it has no members
        → it changes nothing; let the producer leave it out, or write \`"_deleted": true\` to take a facet back"
    `);
  });

  test('in the same words, in whatever order the lines are', async () => {
    const events = [
      event(1, { producer: null }),
      event(2, { producer: 7 }),
      event(3, { eventTime: '2999-01-01T00:00:00Z' }),
      event(4, { eventTime: '2998-01-01T00:00:00Z' }),
    ];
    const messages = async (log: readonly object[]) =>
      (await readFile(log.map((one) => JSON.stringify(one)).join('\n'))).problems
        .map((problem) => problem.message)
        .sort();
    expect(await messages(events.toReversed())).toEqual(await messages(events));
  });

  test('each file for itself, so that the one to mend is named', async () => {
    const reading = await readFiles({
      'a.ndjson': line(1, { schemaURL: null }),
      'b.ndjson': line(2, { schemaURL: null }),
    });
    expect(accepted(reading)).toBe(2);
    expect(reading.problems.map(({ code, file }) => `${code} ${file ?? ''}`)).toEqual([
      'event-incomplete log/a.ndjson',
      'event-incomplete log/b.ndjson',
    ]);
  });
});

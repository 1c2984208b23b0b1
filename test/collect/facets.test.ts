import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { event, line, readFile, show, type Reading } from './support.ts';

/** Reads an event with one output that has these facets, given as JSON. */
async function readFacets(facets: string): Promise<Reading> {
  const output = `{"namespace":"db","name":"orders","facets":${facets}}`;
  return readFile(JSON.stringify(event(1, { outputs: ['#'] })).replace('"#"', () => output));
}

function output({ events }: Reading): RunEvent['outputs'][number] {
  const [first] = events;
  const mention = first?.kind === 'run' ? first.outputs[0] : undefined;
  if (mention === undefined) throw new Error('the event has no output');
  return mention;
}

describe('a facet', () => {
  test('that is known is read, with the members that no one asked for', async () => {
    const reading = await readFacets(
      '{"documentation":{"_producer":"p","description":"Orders.","contentType":null,"more":1}}',
    );
    expect(reading.problems).toEqual([]);
    expect(output(reading).facets.known).toEqual({
      documentation: { _producer: 'p', description: 'Orders.', contentType: null, more: 1 },
    });
  });

  test('that no one knows is kept as it came', async () => {
    const reading = await readFacets('{"acme_quality":{"score":[1,{"a":null}]},"count":7}');
    expect(reading.problems).toEqual([]);
    expect([...output(reading).facets.raw]).toEqual([
      ['acme_quality', { reason: 'unknown', at: '/outputs/0/facets/acme_quality' }],
      ['count', { reason: 'unknown', at: '/outputs/0/facets/count' }],
    ]);
  });

  test('that breaks its schema is kept as it came, and named; the event counts', async () => {
    const reading = await readFacets(
      '{"schema":{"fields":[{"name":"id"},{"name":7},{"type":"int"},{"name":"x","fields":[{"name":null}]}]},"ownership":"me"}',
    );
    expect(reading.books).toMatchObject({ accepted: 1, rejected: 0 });
    expect(output(reading).facets.raw.get('ownership')).toEqual({
      reason: 'invalid',
      at: '/outputs/0/facets/ownership',
    });
    expect(output(reading).facets.raw.get('schema')?.reason).toBe('invalid');
    expect(output(reading).facets.known).toEqual({});
    expect(show(reading.problems)).toMatchInlineSnapshot(`
      "events.ndjson:1 facet-invalid
        the facet \`outputs[0].facets.ownership\` breaks its schema: expected object, found string
        → the event counts, and what the facet holds is shown as it came; compare it with its schema at openlineage.io/spec/facets
      events.ndjson:1 facet-invalid
        the facet \`outputs[0].facets.schema\` breaks its schema: fields[1].name: expected string, found number; fields[2].name: expected string, found nothing; fields[3].fields[0].name: expected string, found null
        → the event counts, and what the facet holds is shown as it came; compare it with its schema at openlineage.io/spec/facets"
    `);
  });

  test('of nominal times that are none is kept as it came, and named', async () => {
    const times: JsonObject[] = [
      { nominalStartTime: 'banana' },
      { nominalStartTime: '2026-11-02T06:00:00Z', nominalEndTime: '06:00' },
      { nominalStartTime: '2026-11-02T06:00:00+01:00', nominalEndTime: null },
      { nominalStartTime: '2026-11-02T06:00:00', nominalEndTime: '2026-11-02T07:00' },
    ];
    const lines = times.map((nominalTime, index) =>
      line(index, { run: { runId: 'r', facets: { nominalTime } } }),
    );
    const { events, problems } = await readFile(lines.join('\n'));
    const read = events.map((one) => (one.kind === 'run' ? one.runFacets : null));
    expect(read.map((facets) => facets?.known.nominalTime)).toEqual([
      undefined,
      undefined,
      times[2],
      times[3],
    ]);
    expect(read.map((facets) => [...(facets?.raw.keys() ?? [])])).toEqual([
      ['nominalTime'],
      ['nominalTime'],
      [],
      [],
    ]);
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'facet-invalid: the facet `run.facets.nominalTime` breaks its schema: nominalStartTime: expected a date and time such as 2026-11-02T06:00:00Z, found "banana"',
      'facet-invalid: the facet `run.facets.nominalTime` breaks its schema: nominalEndTime: expected a date and time such as 2026-11-02T06:00:00Z, found "06:00"',
    ]);
  });

  test('with many faults has the first three named', async () => {
    const fields = JSON.stringify(Array.from({ length: 5 }, () => ({})));
    const { problems } = await readFacets(`{"schema":{"fields":${fields}}}`);
    expect(problems.map((problem) => problem.message)).toMatchInlineSnapshot(`
      [
        "the facet \`outputs[0].facets.schema\` breaks its schema: fields[0].name: expected string, found nothing; fields[1].name: expected string, found nothing; fields[2].name: expected string, found nothing; and 2 more",
      ]
    `);
  });

  test('that is null counts as absent, and is named', async () => {
    const reading = await readFacets('{"schema":null,"own":null}');
    expect(output(reading).facets).toEqual({ known: {}, raw: new Map(), deleted: new Set() });
    expect(show(reading.problems)).toMatchInlineSnapshot(`
      "events.ndjson:1 facet-empty
        the facet \`outputs[0].facets.own\` says nothing: it is null
        → it changes nothing; let the producer leave it out, or write \`"_deleted": true\` to take a facet back
      events.ndjson:1 facet-empty
        the facet \`outputs[0].facets.schema\` says nothing: it is null
        → it changes nothing; let the producer leave it out, or write \`"_deleted": true\` to take a facet back"
    `);
  });

  test('that is deleted is none', async () => {
    const reading = await readFacets(
      '{"schema":{"_deleted":true},"own":{"_deleted":true},"other":{"_deleted":false}}',
    );
    expect(reading.problems).toEqual([]);
    expect([...output(reading).facets.deleted].sort()).toEqual(['own', 'schema']);
    expect([...output(reading).facets.raw.keys()]).toEqual(['other']);
  });

  test('may be called like what every object has', async () => {
    const reading = await readFacets(
      '{"__proto__":{"a":1},"constructor":{"b":2},"toString":{"_deleted":true}}',
    );
    const { facets } = output(reading);
    expect([...facets.raw]).toEqual([
      ['__proto__', { reason: 'unknown', at: '/outputs/0/facets/__proto__' }],
      ['constructor', { reason: 'unknown', at: '/outputs/0/facets/constructor' }],
    ]);
    expect([...facets.deleted]).toEqual(['toString']);
    expect(Object.getPrototypeOf(facets.known)).toBe(Object.prototype);
  });

  test('may name columns so', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', '2', '10', ''];
    const from = '[{"namespace":"db","name":"raw","field":"__proto__"}]';
    const lineage = names.map((name) => `${JSON.stringify(name)}:{"inputFields":${from}}`).join();
    const schema = JSON.stringify(names.map((name) => ({ name })));
    const reading = await readFacets(
      `{"columnLineage":{"fields":{${lineage}}},"schema":{"fields":${schema}}}`,
    );
    expect(reading.problems).toEqual([]);
    const { known } = output(reading).facets;
    expect(known.columnLineage?.fields.map(([column]) => column).sort()).toEqual([...names].sort());
    expect(known.columnLineage?.fields[0]?.[1].inputFields).toEqual([
      { namespace: 'db', name: 'raw', field: '__proto__' },
    ]);
    expect(known.schema?.fields?.map((field) => field.name)).toEqual(names);
  });

  test('has its place named wherever it stands', async () => {
    const bad: Json = {
      sql: { query: 1 },
      parent: {},
      inputStatistics: [],
      outputStatistics: { rowCount: 'x' },
    };
    const dataset = { namespace: 'db', name: 'orders' };
    const value = event(1, {
      run: { runId: 'r', facets: bad },
      job: { namespace: 'n', name: 'j', facets: bad },
      inputs: [dataset, { ...dataset, inputFacets: bad, facets: [] }],
      outputs: [{ ...dataset, outputFacets: bad }],
    });
    const { problems } = await readFile(JSON.stringify(value));
    expect(problems.map(({ message }) => /`(.*?)`/.exec(message)?.[1])).toEqual([
      'run.facets.parent',
      'job.facets.sql',
      'inputs[1].facets',
      'inputs[1].inputFacets.inputStatistics',
      'outputs[0].outputFacets.outputStatistics',
    ]);
  });
});

test('secrets in names, facets and keys are masked', async () => {
  const secret = 'postgres://me:s3cret@host';
  const value = event(1, {
    job: { namespace: secret, name: 'jdbc:x;password=s3cret;a=b', facets: { own: { [secret]: [secret] } } },
    inputs: [{ namespace: secret, name: 'orders', facets: { dataSource: { uri: `${secret}/db` } } }],
  });
  const reading = await readFile(JSON.stringify(value));
  const text = JSON.stringify(reading.events, (_, item: unknown) => (item instanceof Map ? [...item] : item));
  expect(text).not.toContain('s3cret');
  expect(reading.events[0]).toMatchObject({
    job: { namespace: 'postgres://me:***@host', name: 'jdbc:x;password=***;a=b' },
    inputs: [{ facets: { known: { dataSource: { uri: 'postgres://me:***@host/db' } } } }],
  });
});

test('secrets in what is refused are masked as well', async () => {
  const { problems } = await readFile(JSON.stringify({ eventTime: 'postgres://me:s3cret@host' }));
  expect(problems[0]?.message).toContain('postgres://me:***@host');
});

test('a parent under the name that it had before version 1 is the parent, unless there is one of today', async () => {
  const parent = (id: string): JsonObject => ({
    run: { runId: id },
    job: { namespace: 'jobs', name: 'dag' },
  });
  const runs = [
    { parentRun: parent('old') },
    { parentRun: parent('old'), parent: parent('new') },
    { parentRun: { _deleted: true } },
  ].map((facets, index) => line(index, { run: { runId: 'r', facets } }));
  const { events, problems } = await readFile(runs.join('\n'));
  const read = events.map((one) => (one.kind === 'run' ? one.runFacets : null));
  expect(problems).toEqual([]);
  expect(read.map((facets) => facets?.known.parent?.run.runId)).toEqual(['old', 'new', undefined]);
  expect(read.map((facets) => [...(facets?.raw.keys() ?? [])])).toEqual([[], ['parentRun'], []]);
  expect([...(read[2]?.deleted ?? [])]).toEqual(['parent']);
});

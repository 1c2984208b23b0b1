import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { event, line, places, readFile, readFiles, show } from './support.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

describe('a broken line of NDJSON costs only itself', () => {
  const broken = '{"eventTime": "2026';

  test.each([
    ['first', [broken, line(1), line(2)], 1, ['1@2', '2@3']],
    ['middle', [line(1), broken, line(2)], 2, ['1@1', '2@3']],
    ['last', [line(1), line(2), broken], 3, ['1@1', '2@2']],
    ['only', [broken], 1, []],
  ])('the %s one', async (_, lines, at, expected) => {
    const reading = await readFile(lines.join('\n'));
    expect(places(reading)).toEqual(expected);
    expect(reading.problems).toMatchObject([{ code: 'event-unreadable', severity: 'error', line: at }]);
    expect(reading.books).toMatchObject({ accepted: expected.length, rejected: 1 });
  });

  test('also where the first two are broken', async () => {
    const reading = await readFile([broken, '{"a": [', line(1), line(2), line(3)].join('\n'));
    expect(places(reading)).toEqual(['1@3', '2@4', '3@5']);
    expect(reading.problems.map((problem) => problem.line)).toEqual([1]);
  });

  test('where it is not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${line(1)}\n{"a":"`),
      Buffer.from([0xff]),
      Buffer.from(`"}\n${line(2)}`),
    ]);
    const reading = await readFile(bytes);
    expect(places(reading)).toEqual(['1@1', '2@3']);
    expect(reading.problems).toMatchObject([{ line: 2, message: 'the line is not UTF-8' }]);
  });

  test('where it is something else', async () => {
    const reading = await readFile(
      [line(1), '42', '"text"', '[[]]', 'null', 'Traceback (most recent call last):', line(2)].join('\n'),
    );
    expect(places(reading)).toEqual(['1@1', '2@7']);
    expect(reading.problems.map((problem) => problem.line)).toEqual([2, 3, 4, 5, 6]);
  });
});

describe('a document that is broken', () => {
  test('at its end keeps what came before', async () => {
    const whole = pretty([event(1), event(2), event(3)]);
    const reading = await readFile(whole.slice(0, whole.lastIndexOf('runId')));
    expect(places(reading)).toEqual(['1@2', '2@15']);
    expect(reading.problems).toMatchObject([
      { code: 'event-unreadable', line: 28, message: 'not JSON: the value that begins here does not end' },
    ]);
  });

  test('in one value keeps the others', async () => {
    const reading = await readFile(pretty([event(1), event(2), event(3)]).replace('"run-2"', 'run-2'));
    expect(places(reading)).toEqual(['1@2', '3@28']);
    expect(reading.problems).toMatchObject([
      { line: 15, message: "not JSON: unexpected 'r' at character 16 of line 19" },
    ]);
  });

  test('by a quote that is never closed loses only that event', async () => {
    const reading = await readFile(pretty([event(1), event(2), event(3)]).replace('"run-1"', '"run-1'));
    expect(places(reading)).toEqual(['2@15', '3@28']);
    expect(reading.problems).toMatchObject([
      { line: 2, message: 'not JSON: bad control character in string literal at character 22 of line 6' },
    ]);
  });

  test.each([
    [
      'a list that spans lines',
      pretty([event(1), event(2), event(3), event(4)]),
      ['2@15', '3@28', '4@41'],
      2,
    ],
    ['objects that span lines', [1, 2, 3].map((one) => pretty(event(one))).join('\n'), ['2@14', '3@27'], 1],
    [
      'a list with an event on each line',
      `[\n${[1, 2, 3].map((one) => line(one)).join(',\n')}\n]`,
      ['2@3', '3@4'],
      2,
    ],
    [
      'a list that begins on the line of its first event',
      `[${[1, 2, 3].map((one) => line(one)).join(',\n')}]`,
      ['2@2', '3@3'],
      1,
    ],
  ])('by a bracket that is never closed loses only that event: %s', async (_, whole, expected, at) => {
    const reading = await readFile(whole.replace(/"run": ?\{/, '"run": {{'));
    expect(places(reading)).toEqual(expected);
    expect(reading.problems.map((problem) => problem.line)).toEqual([at]);
    expect(reading.books).toEqual({
      read: expected.length + 1,
      accepted: expected.length,
      duplicate: 0,
      rejected: 1,
    });
  });

  test('has its lines counted with the blank ones among them', async () => {
    const broken = pretty(event(1)).replace('"run": {', '"run": {{');
    const spaced = `${broken.replaceAll('\n', '\n\n')}\n\n\n${pretty(event(2))}`;
    const reading = await readFile(spaced);
    expect(places(reading)).toEqual(['2@28']);
    expect(spaced.split('\n')[27]).toBe('{');
  });

  test('twice names both places', async () => {
    const whole = pretty([event(1), event(2), event(3), event(4)]);
    const reading = await readFile(whole.replace('"run": {', '"run": {{').replace('"run-3"', '"run-3'));
    expect(places(reading)).toEqual(['2@15', '4@41']);
    expect(reading.problems.map((problem) => problem.line)).toEqual([2, 28]);
  });

  test('by a bracket that is never closed, and at its end, names both places', async () => {
    const whole = pretty([event(1), event(2), event(3)]).replace('"run": {', '"run": {{');
    const reading = await readFile(whole.slice(0, whole.lastIndexOf('runId')));
    expect(places(reading)).toEqual(['2@15']);
    expect(reading.problems.map((problem) => problem.line)).toEqual([2, 28]);
  });

  test('by bytes that are not UTF-8 refuses the value that holds them, and no other', async () => {
    const bytes = Buffer.from(pretty([event(1), event(2, { producer: '#' }), event(3)]), 'latin1');
    bytes[bytes.indexOf('#')] = 0xfc;
    const reading = await readFile(bytes);
    expect(places(reading)).toEqual(['1@2', '3@28']);
    expect(reading.problems).toMatchObject([{ line: 15, message: 'the line is not UTF-8' }]);
  });

  test('since it is no JSON at all is refused line by line', async () => {
    const reading = await readFile('Traceback (most recent call last):\n  File "etl.py"\nboom', 'log.json');
    expect(reading.books).toEqual({ read: 3, accepted: 0, duplicate: 0, rejected: 3 });
  });
});

test('a value that nests without end is refused, and the next one is read', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const reading = await readFile([line(1), `{"eventTime":${deep}}`, line(2)].join('\n'));
  expect(places(reading)).toEqual(['1@1', '2@3']);
  expect(reading.problems).toMatchObject([{ code: 'event-invalid', line: 2 }]);
});

test('a schema that nests deep, but within what is read, is read', async () => {
  let field: object = { name: 'leaf', type: 'int' };
  for (let level = 0; level < 200; level++) field = { name: `level${level}`, fields: [field] };
  const outputs = [{ namespace: 'db', name: 'deep', facets: { schema: { fields: [field] } } }];
  const reading = await readFile(JSON.stringify({ ...event(1), outputs }));
  expect(reading.problems).toEqual([]);
});

test('a gzipped file that is cut off is a problem, and what came before the cut is kept', async () => {
  const lines = Array.from({ length: 2000 }, (_, index) =>
    line(1, { run: { runId: `run-${index}-${Math.sin(index)}` } }),
  );
  const zipped = gzipSync(lines.join('\n'));
  const reading = await readFiles({ 'a.json': zipped.subarray(0, zipped.length / 2), 'b.json': line(1) });
  expect(reading.books.accepted).toBeGreaterThan(100);
  expect(reading.events.at(-1)?.evidence.file).toBe('log/b.json');
  expect(show(reading.problems)).toMatchInlineSnapshot(`
    "log/a.json: file-unreadable
      the file could not be read to its end: unexpected end of file
      → check its permissions and that it is whole; what was read before the fault is kept"
  `);
});

describe('what is wrong with a line is said in one sentence, with the way out', () => {
  test('where it is no JSON', async () => {
    const lines = [
      line(1),
      '{"eventTime": "2026-03-01T',
      '{"eventTime": nope}',
      '{"eventTime": "2026-03-01T00:00:00Z",}',
      '{"eventTime" 1}',
      '{} {}',
      '{"a": "\u0001"}',
      "{'a': 1}",
      'Killed',
    ];
    const { problems } = await readFile(lines.join('\n'));
    expect(show(problems)).toMatchInlineSnapshot(`
      "events.ndjson:2 event-unreadable
        not JSON: it ends too early
        → mend or remove the line; the other events are kept
      events.ndjson:3 event-unreadable
        not JSON: unexpected 'o' at character 16
        → mend or remove the line; the other events are kept
      events.ndjson:4 event-unreadable
        not JSON: expected double-quoted property name at character 38
        → mend or remove the line; the other events are kept
      events.ndjson:5 event-unreadable
        not JSON: expected ':' after property name at character 14
        → mend or remove the line; the other events are kept
      events.ndjson:6 event-unreadable
        not JSON: unexpected non-whitespace character at character 4
        → mend or remove the line; the other events are kept
      events.ndjson:7 event-unreadable
        not JSON: bad control character in string literal at character 8
        → mend or remove the line; the other events are kept
      events.ndjson:8 event-unreadable
        not JSON: expected property name or '}' at character 2
        → mend or remove the line; the other events are kept
      events.ndjson:9 event-unreadable
        not JSON: unexpected 'K' at character 1
        → mend or remove the line; the other events are kept"
    `);
  });

  test('where it is no event', async () => {
    const time = { eventTime: '2026-03-01T00:00:00Z' };
    const values = [
      42,
      'text',
      [event(1)],
      {},
      { eventTime: '' },
      { eventTime: 1772323200000 },
      { eventTime: 'yesterday' },
      { eventTime: '2026-02-30T00:00:00Z' },
      time,
      { ...time, run: 'r' },
      { ...time, run: {}, job: {} },
      { ...time, run: { runId: '' }, job: {} },
      { ...time, run: { runId: 'r' } },
      { ...time, run: { runId: 'r' }, job: { name: 'j' } },
      { ...time, job: { namespace: 'n', name: '' } },
      { ...event(1), inputs: {} },
      { ...event(1), inputs: [null] },
      {
        ...event(1),
        outputs: [
          { namespace: 'n', name: 'a' },
          { namespace: 'n', name: ['b'] },
        ],
      },
      { ...time, dataset: 'orders' },
    ];
    const { problems, books } = await readFile(
      [line(1), ...values.map((value) => JSON.stringify(value))].join('\n'),
    );
    expect(books).toEqual({ read: 20, accepted: 1, duplicate: 0, rejected: 19 });
    expect(show(problems)).toMatchInlineSnapshot(`
      "events.ndjson:2 event-invalid
        expected an event (an object), found 42
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:3 event-invalid
        expected an event (an object), found "text"
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:4 event-invalid
        expected an event (an object), found a list
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:5 event-invalid
        expected \`eventTime\` to be a text, found nothing
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:6 event-invalid
        expected \`eventTime\` to be a text, found an empty text
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:7 event-invalid
        expected \`eventTime\` to be a text, found 1772323200000
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:8 event-invalid
        expected \`eventTime\` to be a date and time such as 2026-11-02T06:00:00Z, found "yesterday"
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:9 event-invalid
        expected \`eventTime\` to be a date and time such as 2026-11-02T06:00:00Z, found "2026-02-30T00:00:00Z"
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:10 event-invalid
        expected a \`run\` with a \`job\`, a \`job\`, or a \`dataset\`; found none of them
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:11 event-invalid
        expected \`run\` to be an object, found "r"
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:12 event-invalid
        expected \`run.runId\` to be a text, found nothing
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:13 event-invalid
        expected \`run.runId\` to be a text, found an empty text
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:14 event-invalid
        expected \`job\` to be an object, found nothing
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:15 event-invalid
        expected \`job.namespace\` to be a text, found nothing
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:16 event-invalid
        expected \`job.name\` to be a text, found an empty text
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:17 event-invalid
        expected \`inputs\` to be a list, found an object
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:18 event-invalid
        expected \`inputs[0]\` to be an object, found null
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:19 event-invalid
        expected \`outputs[1].name\` to be a text, found a list
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it
      events.ndjson:20 event-invalid
        expected \`dataset\` to be an object, found "orders"
        → compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it"
    `);
  });
});

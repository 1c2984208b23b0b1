import { runOf } from '../../src/model/event.ts';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { event, line, places, readFile, readFiles } from './support.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

describe('events are read from', () => {
  test.each([
    ['a JSON object', line(1), ['1@1']],
    ['a JSON object that spans lines', pretty(event(1)), ['1@1']],
    ['a list', `[${line(1)},${line(2)}]`, ['1@1', '2@1']],
    ['a list with an event on each line', `[\n${line(1)},\n${line(2)}\n]\n`, ['1@2', '2@3']],
    ['a list of objects that span lines', pretty([event(1), event(2)]), ['1@2', '2@15']],
    ['several lists', `[${line(1)}]\n[${line(2)},\n${line(3)}]`, ['1@1', '2@2', '3@3']],
    ['lists without a break between them', `[${line(1)}][${line(2)}]`, ['1@1', '2@1']],
    ['an empty list before another', `[]\n[${line(1)}]`, ['1@2']],
    ['objects without a break between them', `${line(1)}${line(2)} ${line(3)}`, ['1@1', '2@1', '3@1']],
    [
      'objects that span lines, one after another',
      `${pretty(event(1))}\n${pretty(event(2))}`,
      ['1@1', '2@14'],
    ],
    ['NDJSON', `${line(1)}\n${line(2)}\n`, ['1@1', '2@2']],
    ['NDJSON without a last line break', `${line(1)}\n${line(2)}`, ['1@1', '2@2']],
    ['NDJSON with blank lines', `\n\n${line(1)}\n  \n\t\n${line(2)}\n\n`, ['1@3', '2@6']],
    ['NDJSON with CRLF', `${line(1)}\r\n\r\n${line(2)}\r\n`, ['1@1', '2@3']],
    ['NDJSON with a byte order mark', `\uFEFF${line(1)}\n${line(2)}`, ['1@1', '2@2']],
    [
      'files that were joined, byte order marks and all',
      `\uFEFF${line(1)}\n\uFEFF${line(2)}`,
      ['1@1', '2@2'],
    ],
    ['a list with a byte order mark and CRLF', `\uFEFF[\r\n${line(1)},\r\n${line(2)}\r\n]`, ['1@2', '2@3']],
  ])('%s', async (_, content, expected) => {
    const reading = await readFile(content);
    expect(reading.problems).toEqual([]);
    expect(places(reading)).toEqual(expected);
    expect(reading.books).toEqual({
      read: expected.length,
      accepted: expected.length,
      duplicate: 0,
      rejected: 0,
    });
  });

  test('brackets, quotes and commas within texts', async () => {
    const name = String.raw`]}[{",\\" \u0022 \\`;
    const reading = await readFile(pretty([event(1, { job: { namespace: 'n', name } }), event(2)]));
    expect(reading.events.map((one) => one.kind === 'run' && one.job.name)).toEqual([name, 'load']);
  });

  test.each([
    ['NDJSON', `${line(1)}\n${line(2)}`],
    ['a list', pretty([event(1), event(2)])],
  ])('%s, gzipped', async (_, content) => {
    const reading = await readFile(gzipSync(content), 'events.json.gz');
    expect(reading.events).toHaveLength(2);
    expect(reading.problems).toEqual([]);
  });

  test('gzipped parts one after another', async () => {
    const reading = await readFile(Buffer.concat([gzipSync(`${line(1)}\n`), gzipSync(`${line(2)}\n`)]));
    expect(places(reading)).toEqual(['1@1', '2@2']);
  });

  test('any of these, whatever the file is called', async () => {
    const reading = await readFiles({
      'a.json': `${line(1)}\n${line(2)}`,
      'b.ndjson': pretty([event(3), event(4)]),
      'c.json': gzipSync(line(5)),
      'd.gz': line(6),
      'e.log': `\n  ${pretty(event(7))}`,
      f: gzipSync(`[${line(8)}]`),
    });
    expect(reading.events.map((one) => runOf(one.evidence))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `run-${number}`),
    );
    expect(reading.files).toBe(6);
    expect(reading.problems).toEqual([]);
  });

  test('lines longer than what is read at once', async () => {
    const long = 'x'.repeat(3_000_000);
    const reading = await readFile(`${line(1, { producer: long })}\n${line(2)}\n`);
    expect(reading.events.map((one) => one.evidence.producer?.length)).toEqual([3_000_000, 28]);
  });
});

describe('an event is about', () => {
  test('a run, a job or a dataset', async () => {
    const dataset = { namespace: 'db', name: 'orders' };
    const time = { eventTime: '2026-03-01T00:00:00Z' };
    const reading = await readFile(
      [
        { ...event(1), inputs: [dataset] },
        { ...time, job: dataset, outputs: [dataset] },
        { ...time, dataset },
      ]
        .map((value) => JSON.stringify(value))
        .join('\n'),
    );
    expect(reading.events).toMatchObject([
      { kind: 'run', runId: 'run-1', inputs: [{ id: dataset }], outputs: [] },
      {
        kind: 'job',
        job: dataset,
        inputs: [],
        outputs: [{ id: dataset }],
        evidence: { subject: { job: dataset } },
      },
      { kind: 'dataset', dataset: { id: dataset }, evidence: { subject: { dataset } } },
    ]);
  });

  test('what is left of it where members are null', async () => {
    const nulls = { eventType: null, inputs: null, outputs: null, dataset: null };
    const reading = await readFile(
      line(1, {
        ...nulls,
        run: { runId: 'r', facets: null },
        job: { namespace: 'n', name: 'j', facets: null },
      }),
    );
    expect(reading.problems).toEqual([]);
    expect(reading.events).toMatchObject([
      { kind: 'run', evidence: { eventType: null }, inputs: [], outputs: [] },
    ]);
  });

  test('names that could be taken for something else', async () => {
    const names = [
      '__proto__',
      'constructor',
      '../../etc/passwd',
      String.raw`C:\x`,
      's3://b/a b',
      '🕷',
      'x'.repeat(300),
    ];
    const reading = await readFile(line(1, { inputs: names.map((name) => ({ namespace: name, name })) }));
    expect(reading.events[0]).toMatchObject({
      inputs: names.map((name) => ({ id: { namespace: name, name } })),
    });
  });
});

test('a time without a zone is taken as UTC and reported', async () => {
  const reading = await readFile(line(1, { eventTime: '2026-03-01T12:00:00.5' }));
  expect(reading.events[0]?.evidence.time).toBe('2026-03-01T12:00:00.500000000Z');
  expect(reading.problems).toMatchObject([{ code: 'event-time-without-zone', severity: 'warning', line: 1 }]);
});

/** What the counter reads of a log: its files, its events and its books, held to numbers that were counted by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scratch } from '../cli/scratch.ts';
import { listLogs, readLog } from './log.ts';
import { rawCount } from './raw-count.ts';
import { comparableTime } from './time.ts';
import { at, count, countFiles, dataset, input, keys, lineage, lines, run, said } from './sample.ts';

describe('the books', () => {
  test('have every value of every file, however it is written', () => {
    const facts = countFiles({
      'a.ndjson': `\uFEFF${lines(at(1), at(2))}\r\n\r\n`,
      'b.json': JSON.stringify([at(3), [at(3)], 7], null, 2),
      'c.json': `\uFEFF${JSON.stringify(at(4), null, 2)}`,
      'd/e.json.gz': gzipSync(JSON.stringify([at(5)])),
      'd/f.log': `${JSON.stringify(at(6), null, 2)}\n${JSON.stringify(at(7), null, 2)}`,
      'd/g.json': `[\n${lines(at(9))},\n${lines(at(10))}\n]`,
      'notes.txt': 'no event',
      '.hidden.json': lines(at(8)),
    });
    expect(said(facts, 'event')).toEqual({ read: '11', accepted: '9', duplicate: '0', rejected: '2' });
    expect(keys(facts, 'rejection')).toEqual(['["log/b.json",13]', '["log/b.json",26]']);
  });

  test('take the same content for one event, whatever the order of its members', () => {
    const reversed = Object.fromEntries(Object.entries(at(1)).reverse()) as object;
    expect(said(count(at(1), reversed, at(2)), 'event')).toEqual({
      read: '3',
      accepted: '2',
      duplicate: '1',
      rejected: '0',
    });
  });

  test.each([
    ['that is no JSON', '{"eventTime":'],
    ['that is no object', '[]'],
    ['without a time', lines({ job: { namespace: 'n', name: 'etl' } })],
    ['whose time is none', lines(at(1, { eventTime: '2026-02-30T00:00:00Z' }))],
    ['without a run id', lines(at(1, { run: {} }))],
    ['of a run without a job', lines(at(1, { job: null }))],
    ['whose job has no name', lines(at(1, { job: { namespace: 'n', name: '' } }))],
    ['with an input without a namespace', lines(at(1, { inputs: [{ name: 'a' }] }))],
    ['whose outputs are no list', lines(at(1, { outputs: {} }))],
    ['of nothing', lines({ eventTime: '2026-11-02T06:00:00Z' })],
    [
      'of a dataset without a name',
      lines({ eventTime: '2026-11-02T06:00:00Z', dataset: { namespace: 'n' } }),
    ],
  ])('reject a line %s, and no other', (_, line) => {
    const facts = countFiles({ 'events.ndjson': [lines(at(1)), line, lines(at(2))].join('\n') });
    expect(said(facts, 'event')).toEqual({ read: '3', accepted: '2', duplicate: '0', rejected: '1' });
    expect(keys(facts, 'rejection')).toEqual(['["log/events.ndjson",2]']);
  });

  test('have a value that is cut off among the rejected', () => {
    const facts = countFiles({ 'a.json': JSON.stringify([at(1), at(2)], null, 2).slice(0, -20) });
    expect(said(facts, 'event')).toEqual({ read: '2', accepted: '1', duplicate: '0', rejected: '1' });
  });

  test('reject a line that is not UTF-8, and what nests without end', () => {
    const foreign = Buffer.from(lines(at(2, { job: { namespace: 'n', name: 'é' } })), 'latin1');
    const deep = lines(at(3)).replace(/\}$/, `,"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    const newline = Buffer.from('\n');
    const bytes = Buffer.concat([Buffer.from(lines(at(1))), newline, foreign, newline, Buffer.from(deep)]);
    const facts = countFiles({ 'events.ndjson': bytes });
    expect(keys(facts, 'rejection')).toEqual(['["log/events.ndjson",2]', '["log/events.ndjson",3]']);
  });
});

test.each([
  ['2026-11-02T06:00:00Z', '2026-11-02T06:00:00.000000000'],
  ['2026-11-02t06:00:00.1234567899+05:30', '2026-11-02T00:30:00.123456789'],
  ['2026-11-02 06:00,5[Europe/Paris]', null],
  ['2026-11-02 06:00:01,5-1000[America/Adak]', '2026-11-02T16:00:01.500000000'],
  ['2026-11-02T06:00', '2026-11-02T06:00:00.000000000'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000000000'],
  ['2026-02-29T00:00:00Z', null],
  ['2026-11-02T24:00:00Z', null],
  ['9999-12-31T23:00:00-02:00', null],
  ['2026-11-02', null],
])('the time %s is compared as %s', (text, comparable) => {
  expect(comparableTime(text)).toBe(comparable);
});

test('what is there is told with the file and the line that say so', () => {
  const facts = countFiles({ 'a.json': JSON.stringify([at(1), at(2, { run: run('b') })], null, 2) });
  expect(facts.run.get('["b"]')?.place).toEqual({ file: 'log/a.json', line: 13 });
});

test('before any interpretation, names and pairs of columns are counted as they stand', () => {
  const log = join(scratch(), 'events.ndjson');
  const edge = lineage({ x: [input('s', 'x'), input('s', 'x')], y: [input('s', 'x')] });
  writeFileSync(
    log,
    lines(at(1, { run: {}, outputs: [dataset('t', edge)] }), at(2), {
      dataset: dataset('u', { symlinks: { identifiers: [{ namespace: 'n', name: 't' }] } }),
    }),
  );
  expect(rawCount(readLog(log))).toEqual({ events: 3, jobs: 1, runs: 1, datasets: 2, 'column edges': 2 });
});

test('a folder is one log where it has events of its own, and else one a folder', () => {
  const folder = scratch();
  for (const name of ['a/events.ndjson', 'b/deep/events.ndjson', 'c/notes.txt']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name.endsWith('.txt') ? 'no event' : lines(at(1)));
  }
  expect(listLogs(folder)).toEqual([join(folder, 'a'), join(folder, 'b')]);
  expect(listLogs(join(folder, 'a'))).toEqual([join(folder, 'a')]);
  expect(listLogs(join(folder, 'a/events.ndjson'))).toEqual([join(folder, 'a/events.ndjson')]);
});

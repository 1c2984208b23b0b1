import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CYCLES_QUESTION } from '../../src/cli/question/cycles.ts';
import { cyclesRecord, orphansRecord } from '../../src/cli/question/loose-end-record.ts';
import { ORPHANS_QUESTION } from '../../src/cli/question/orphans.ts';
import type { Question } from '../../src/cli/question/question.ts';
import type { Json } from '../../src/model/json.ts';
import { dataset, datasetEvent, jobEvent, lineage, runEvent, schema } from '../catalog/log.ts';
import { outcomeOf, PROJECT } from './command.ts';
import { reply, said, SHOP } from './question-log.ts';

/** Two that are made of each other, with one more between; one that its own job reads; a column that feeds itself. */
const ROUND: readonly Json[] = [
  jobEvent(0, { job: 'there', inputs: [dataset('a')], outputs: [dataset('b')] }),
  jobEvent(0, { job: 'back', inputs: [dataset('b')], outputs: [dataset('a')] }),
  jobEvent(0, { job: 'aside', inputs: [dataset('a')], outputs: [dataset('c')] }),
  jobEvent(0, { job: 'home', inputs: [dataset('c')], outputs: [dataset('a')] }),
  jobEvent(0, {
    job: 'grow',
    inputs: [dataset('sum')],
    outputs: [dataset('sum', { ...schema('total'), ...lineage({ total: ['sum.total'] }) })],
  }),
];

/** A report that nothing reads, of which one column is of unknown origin, and a dataset that nothing touches. */
const LOOSE: readonly Json[] = [
  datasetEvent(0, dataset('alone', schema('x'))),
  runEvent('r', 'COMPLETE', 1, {
    inputs: [dataset('raw', schema('x'))],
    outputs: [dataset('report', { ...schema('net', 'note', 'tax'), ...lineage({ net: ['raw.x'] }) })],
  }),
];

const TIDY: readonly Json[] = [
  jobEvent(0, { job: 'in', outputs: [dataset('a')] }),
  jobEvent(0, { job: 'out', inputs: [dataset('a')] }),
];

describe('cycles', () => {
  test('are told with a way round, its jobs, and those of the group beside the way', async () => {
    expect(await said(CYCLES_QUESTION, [], ROUND)).toMatchInlineSnapshot(`
      "4 datasets made of themselves, in 2 groups

        1  db/a
           → db/c  jobs/aside
           → db/a  jobs/home
           also made of these, and these of it: db/b

        2  db/sum
           → db/sum  jobs/grow

      1 column whose values feed it

        1  db/sum.total
           → db/sum.total  jobs/grow"
    `);
  });

  test('that there are none is an answer', async () => {
    expect(await said(CYCLES_QUESTION, [], SHOP)).toMatchInlineSnapshot(`
      "No dataset is known to be made of itself.

      No column is known whose values feed it.
      exit 1"
    `);
  });
});

describe('orphans', () => {
  test('are datasets that nothing reads, those that nothing touches, and columns of unknown origin', async () => {
    expect(await said(ORPHANS_QUESTION, [], LOOSE)).toMatchInlineSnapshot(`
      "1 dataset that no event says anything reads

        db/report

      1 dataset that no job reads or writes

        db/alone

      2 columns of which it is not known what they are made of

        db/report: note, tax"
    `);
  });

  test('that there are none is an answer', async () => {
    expect(await said(ORPHANS_QUESTION, [], TIDY)).toMatchInlineSnapshot(`
      "Each dataset that is written is read.

      Each dataset is read or written by a job, or joined to another by lineage.

      The origin of each column that jobs write is known.
      exit 1"
    `);
  });
});

describe('a question about all there is', () => {
  test.each([
    ['cycles', cyclesRecord, CYCLES_QUESTION, ROUND, 0],
    ['no cycles', cyclesRecord, CYCLES_QUESTION, SHOP, 1],
    ['orphans', orphansRecord, ORPHANS_QUESTION, LOOSE, 0],
    ['no orphans', orphansRecord, ORPHANS_QUESTION, TIDY, 1],
  ])('answers programs: %s have the shape that is documented', async (_, shape, question, log, code) => {
    const answer = await reply(question, ['--json'], log);
    const record: unknown = JSON.parse(answer.text);
    expect(answer.code).toBe(code);
    expect(shape.parse(record)).toEqual(record);
  });

  test('holds in JSON what it tells in words', async () => {
    const { text } = await reply(ORPHANS_QUESTION, ['--json'], LOOSE);
    const id = (name: string, column?: string) => ({ namespace: 'db', name, ...(column && { column }) });
    expect(JSON.parse(text)).toMatchObject({
      unread: [id('report')],
      untouched: [id('alone')],
      unexplained: [id('report', 'note'), id('report', 'tax')],
    });
  });

  test.each<[string, Question]>([
    ['cycles', CYCLES_QUESTION],
    ['orphans', ORPHANS_QUESTION],
  ])('%s explains itself without a word on names', (name, { help }) => {
    expect(help).toContain(`Usage: npm run headwater -- ${name} [options]`);
    expect(help).toContain('\nExit codes: 0 found, 1 there is none, 2 ');
    expect(help).toMatch(new RegExp(`\nExample: npm run headwater -- ${name} .*\n$`));
    expect(help).toContain('in src/cli/question/loose-end-record.ts');
    expect(help).not.toContain('A name is');
    for (const option of ['--json', '--events', '--glossary', '--as-of', '--dialect', '--help']) {
      expect(help).toContain(`\n  ${option}`);
    }
  });

  test.each(['cycles', 'orphans'])('%s takes no name', async (name) => {
    const command = join(PROJECT, 'src/cli/headwater.ts');
    expect(
      await outcomeOf(spawn(process.execPath, [command, name, 'sales'], { env: { NO_COLOR: '1' } })),
    ).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error The question is about all there is, and found sales\n  → Leave the name out; --events is for a log.\n',
    });
  });
});

import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger/index.ts';
import { withoutMachinePaths } from '../../src/logger/machine-path.ts';
import { readRuns, temporaryFolder } from './folder.ts';

function lastEvent(directory: string) {
  return readRuns(directory)[0]?.at(-1);
}

describe('withRun', () => {
  it('completes the run when the body returns, and hands on what it returned', async () => {
    const directory = temporaryFolder();
    const result = await createLogger({ directory }).withRun('shop', 'job', () => 42);
    expect(result).toBe(42);
    expect(lastEvent(directory)?.eventType).toBe('COMPLETE');
  });

  it('fails the run when the body throws, and throws the same on', async () => {
    const directory = temporaryFolder();
    const error = new TypeError('no such thing');
    const body = () => {
      throw error;
    };
    await expect(createLogger({ directory }).withRun('shop', 'job', body)).rejects.toBe(error);
    expect(lastEvent(directory)?.eventType).toBe('FAIL');
    expect(lastEvent(directory)?.run.facets?.['errorMessage']).toMatchObject({
      message: 'no such thing',
      programmingLanguage: 'JavaScript',
      stackTrace: expect.stringContaining('TypeError: no such thing') as unknown,
    });
  });

  it('leaves a run alone that the body ended itself', async () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    await logger.withRun('shop', 'job', (id) => {
      logger.endRun(id, 'ABORT');
    });
    expect(readRuns(directory)[0]?.map(({ eventType }) => eventType)).toEqual(['START', 'ABORT']);
  });

  it('tells of an error that is no Error', () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    logger.endRun(logger.startRun('shop', 'job'), 'ABORT', 'just words');
    expect(lastEvent(directory)?.run.facets?.['errorMessage']).toMatchObject({ message: 'just words' });
  });

  it('publishes no path of this machine, neither in the message nor in the stack', async () => {
    const directory = temporaryFolder();
    const body = () => {
      throw new Error(`cannot read ${join(directory, 'orders.csv')} of ${homedir()}/secret/place`);
    };
    await expect(createLogger({ directory }).withRun('shop', 'job', body)).rejects.toThrow('cannot read');
    const text = JSON.stringify(lastEvent(directory));
    for (const folder of [directory, process.cwd(), `${homedir()}/`]) expect(text).not.toContain(folder);
    expect(text).toContain('test/logger/with-run.test.ts');
    expect(text).toContain('orders.csv');
  });
});

describe('withoutMachinePaths', () => {
  const root = '/srv/project';

  it.each([
    ['below the root', 'at f (file:///srv/project/src/a.ts:3:4)', 'at f (src/a.ts:3:4)'],
    ['below the root, as a plain path', "open '/srv/project/data/a b.csv'", "open 'data/a b.csv'"],
    ['in a dependency', 'at g (/opt/x/node_modules/lib/i.js:1:2)', 'at g (node_modules/lib/i.js:1:2)'],
    ['elsewhere', 'cannot open "/etc/ssl/key.pem"', 'cannot open "key.pem"'],
    ['on Windows', 'cannot open C:\\Users\\ada\\orders.csv', 'cannot open orders.csv'],
  ])('shortens a path %s', (_, text, expected) => {
    expect(withoutMachinePaths(text, root)).toBe(expected);
  });

  it.each(['see https://example.com/a/b/c', 'amount / quantity', 'raw/orders', 's3://bucket/a/b'])(
    'leaves %j as it is',
    (text) => {
      expect(withoutMachinePaths(text, root)).toBe(text);
    },
  );
});

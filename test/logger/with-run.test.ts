import { rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogger, type ColumnMapping } from '../../src/logger/index.ts';
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

/** Something that says of nothing what it is. */
function unreadable(target: object): unknown {
  const refuse = () => {
    throw new Error('not to be read');
  };
  return new Proxy(target, { get: refuse, getPrototypeOf: refuse });
}

function throwing(error: unknown): () => never {
  return () => {
    throw error as Error;
  };
}

function errorWith(members: PropertyDescriptorMap): Error {
  return Object.defineProperties(new Error('no'), members);
}

const refusing = {
  get: () => {
    throw new Error('not to be read');
  },
};

const NO_MESSAGE = 'The error has no message that can be read.';

describe('whatever was thrown', () => {
  const thrown: readonly (readonly [string, unknown, string])[] = [
    ['an error whose message is an object', errorWith({ message: { value: { code: 5 } } }), NO_MESSAGE],
    ['an error whose message is a number', errorWith({ message: { value: 5 } }), '5'],
    ['an error whose message cannot be read', errorWith({ message: refusing }), NO_MESSAGE],
    ['an error without a stack', errorWith({ stack: { value: null } }), 'no'],
    ['an error whose stack is an object', errorWith({ stack: { value: {} } }), 'no'],
    ['an error whose stack cannot be read', errorWith({ stack: refusing }), 'no'],
    ['an object without a prototype', Object.create(null), NO_MESSAGE],
    ['an object whose toString throws', { toString: refusing.get }, NO_MESSAGE],
    ['an object that says nothing', {}, NO_MESSAGE],
    ['a proxy that refuses to be read', unreadable({}), NO_MESSAGE],
    ['a proxy of an error that refuses to be read', unreadable(new Error('no')), NO_MESSAGE],
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
    ['words', 'no', 'no'],
  ];

  it.each(thrown)('withRun ends the run as FAIL and throws the same on: %s', async (_, error, message) => {
    const directory = temporaryFolder();
    expect(await thrownBy(directory, throwing(error))).toSatisfy(([one]: readonly unknown[]) =>
      Object.is(one, error),
    );
    const last = lastEvent(directory);
    expect(last?.eventType).toBe('FAIL');
    // Of an error that is undefined the log cannot know that it was given one.
    if (error !== undefined) expect(last?.run.facets?.['errorMessage']?.['message']).toBe(message);
  });

  it.each(thrown)('logError takes it: %s', (_, error, message) => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    logger.logError(logger.startRun('shop', 'job'), error);
    expect(lastEvent(directory)?.run.facets?.['errorMessage']?.['message']).toBe(message);
  });

  it('withRun throws the same on and leaves no run open, whatever the value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (error) => {
        const directory = temporaryFolder();
        const [one] = await thrownBy(directory, throwing(error));
        expect(Object.is(one, error)).toBe(true);
        expect(lastEvent(directory)?.eventType).toBe('FAIL');
      }),
      { numRuns: 40 },
    );
  });
});

/** In a list, since what was thrown may not bear to be awaited. */
function thrownBy(directory: string, body: (id: string) => unknown): Promise<readonly unknown[]> {
  return createLogger({ directory })
    .withRun('shop', 'job', body)
    .then(
      () => [],
      (error: unknown) => [error],
    );
}

describe('where the end of a run cannot be written as it is', () => {
  it('the run is ended as FAIL with its error alone, and the error is thrown on', async () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const error = new Error('no');
    const one = { namespace: 'raw', name: 'orders' };
    const body = (id: string) => {
      logger.logIo(id, { inputs: [one], outputs: [one] });
      const upstream = [{ ...one, column: 5n as unknown as string }];
      const mapping: ColumnMapping = { downstream: one, upstream, transformation: 'IDENTITY' };
      logger.logColumnLineage(id, [mapping]);
      throw error;
    };
    await expect(logger.withRun('shop', 'job', body)).rejects.toBe(error);
    expect(lastEvent(directory)?.eventType).toBe('FAIL');
    expect(lastEvent(directory)?.run.facets?.['errorMessage']).toMatchObject({ message: 'no' });
  });

  it('and where nothing can be written, that is told as a warning, and the error is thrown on', async () => {
    const directory = join(temporaryFolder(), 'lineage');
    const logger = createLogger({ directory });
    const error = new Error('no');
    let runId = '';
    const body = (id: string) => {
      runId = id;
      rmSync(directory, { recursive: true });
      writeFileSync(directory, 'no folder');
      throw error;
    };
    const warning = nextWarning();
    await expect(logger.withRun('shop', 'job', body)).rejects.toBe(error);
    expect(await warning).toContain(`The end of the run "${runId}" as FAIL could not be written: `);
    expect(() => {
      logger.endRun(runId, 'FAIL');
    }).toThrow('which has ended as FAIL');
  });
});

function nextWarning(): Promise<string> {
  return new Promise((resolve) => {
    const listen = ({ message }: Error) => {
      resolve(message);
    };
    process.once('warning', listen);
    onTestFinished(() => {
      process.off('warning', listen);
    });
  });
}

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

/** The checks that pipelines make, each on rows worked out by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  acceptedValues,
  freshness,
  notNull,
  range,
  relationship,
  rowCount,
  unique,
  warning,
  type Check,
} from '../../pipelines/kit/check.ts';
import { clean, raw } from '../../pipelines/kit/layer.ts';
import { expecting } from '../../pipelines/kit/quality.ts';
import { reading, result, rowPipeline } from '../../pipelines/kit/row-pipeline.ts';
import type { Assertion } from '../../src/logger/index.ts';
import { createLogger } from '../../src/logger/index.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import { readCsv, readRuns, temporaryFolder } from '../logger/folder.ts';

const THINGS = raw('things');
const TIDY = clean('things');
const NOW = new Date('2026-11-02T02:00:00Z');

/** Copies the rows as they are, and checks what it wrote. */
function copying(...checks: readonly Check[]) {
  return rowPipeline({
    namespace: 'shop',
    name: 'copy',
    documentation: 'Copies.',
    reads: { things: reading(THINGS, 'a', 'b') },
    writes: TIDY,
    expectations: [expecting(TIDY, ...checks)],
    build: ({ things }) =>
      result(
        { a: 'VARCHAR', b: 'DOUBLE' },
        things.rows.map(({ a, b }) => ({ a: a || null, b: b === '' ? null : Number(b) })),
        [],
      ),
  });
}

interface Ran {
  readonly last: RunEvent | undefined;
  readonly error: unknown;
  readonly written: () => ReturnType<typeof readCsv>;
}

/** @param lines rows of the columns a and b */
async function run(lines: readonly string[], ...checks: readonly Check[]): Promise<Ran> {
  const folder = temporaryFolder();
  const places = { raw: join(folder, 'raw'), processed: join(folder, 'processed') };
  mkdirSync(places.raw);
  writeFileSync(join(places.raw, 'things.csv'), ['a,b', ...lines, ''].join('\n'));
  writeFileSync(join(places.raw, 'others.csv'), 'id\nx\n\ny\n');
  const directory = join(folder, 'lineage');
  const context = { ...places, logger: createLogger({ directory, now: () => NOW }), now: () => NOW };
  const error: unknown = await copying(...checks)
    .run(context)
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  return {
    last: readRuns(directory)[0]?.at(-1),
    error,
    written: () => readCsv(join(places.processed, 'clean', 'things.csv')),
  };
}

function assertionsOf({ last }: Ran): readonly Assertion[] {
  const facet = last?.outputs[0]?.facets?.['dataQualityAssertions'];
  return (facet?.['assertions'] ?? []) as readonly Assertion[];
}

describe('a check', () => {
  it.each<[string, Check, readonly string[], boolean, string]>([
    ['not_null', notNull('a'), ['x,1', 'y,'], true, '0 nulls'],
    ['not_null', notNull('b'), ['x,1', 'y,'], false, '1 null'],
    ['unique', unique('a'), ['x,1', 'y,1', ',1', ',1'], true, '0 repeated rows'],
    ['unique', unique('a'), ['x,1', 'x,2', 'x,3', 'y,4'], false, '2 repeated rows'],
    ['unique', unique('a', 'b'), ['x,1', 'x,2'], true, '0 repeated rows'],
    ['unique', unique('a', 'b'), ['x,1', 'x,1'], false, '1 repeated row'],
    ['accepted_values', acceptedValues('a', ['x', "y's"]), ['x,1', "y's,1", ',1'], true, '0 other values'],
    ['accepted_values', acceptedValues('a', ['x']), ['x,1', 'X,1'], false, '1 other value'],
    ['range', range('b', { min: 1, max: 2 }), ['x,1', 'x,2', 'x,'], true, '0 values outside'],
    ['range', range('b', { min: 1, max: 2 }), ['x,0.99', 'x,2.01'], false, '2 values outside'],
    ['range', range('b', { max: 2 }), ['x,-9'], true, '0 values outside'],
    ['range', range('b', { min: 2 }), ['x,1.9'], false, '1 value outside'],
    ['range', range('a', { min: 0 }), ['7,1', 'seven,1'], false, '1 value outside'],
    [
      'relationship',
      relationship('a', { ...raw('others'), column: 'id' }),
      ['x,1', ',1'],
      true,
      '0 rows without one',
    ],
    [
      'relationship',
      relationship('a', { ...raw('others'), column: 'id' }),
      ['x,1', 'z,1'],
      false,
      '1 row without one',
    ],
    ['row_count', rowCount({ min: 2, max: 2 }), ['x,1', 'x,1'], true, '2 rows'],
    ['row_count', rowCount({ min: 2 }), ['x,1'], false, '1 row'],
    ['row_count', rowCount({ max: 0 }), ['x,1'], false, '1 row'],
    ['freshness', freshness('a', 2), ['2026-11-02 00:00:00,1', '2026-11-01,1'], true, '2026-11-02T00:00:00Z'],
    ['freshness', freshness('a', 2), ['2026-11-01 23:59:59,1'], false, '2026-11-01T23:59:59Z'],
    ['freshness', freshness('a', 2), [',1'], false, 'no value'],
  ])('%s', async (kind, check, lines, success, actual) => {
    const assertions = assertionsOf(await run(lines, warning(check)));
    expect(assertions).toMatchObject([{ assertion: kind, success, actual, severity: 'warn' }]);
  });

  it('says what it expected', async () => {
    const day = '2026-11-02';
    const assertions = assertionsOf(
      await run(
        [`${day},1`],
        notNull('a'),
        unique('a', 'b'),
        acceptedValues('a', [day, 'never']),
        range('b', { min: 0 }),
        range('b', { min: 0, max: 9 }),
        rowCount({ max: 3 }),
        freshness('a', 26),
      ),
    );
    expect(assertions.map(({ expected }) => expected)).toEqual([
      'no nulls',
      'no repeated rows',
      '2026-11-02, never',
      'at least 0',
      '0 to 9',
      'at most 3 rows',
      'no older than 26 hours',
    ]);
  });
});

describe('a check that fails', () => {
  it('fails the run as an error, after it has been logged, and takes back what was written', async () => {
    const ran = await run(['x,1', 'x,2'], unique('a'), rowCount({ min: 1 }));
    expect(String(ran.error)).toBe(
      'Error: clean.things.a failed its check unique: expected no repeated rows, found 1 repeated row',
    );
    expect(ran.last?.eventType).toBe('FAIL');
    expect(assertionsOf(ran).map(({ success }) => success)).toEqual([false, true]);
    expect(ran.last?.run.facets?.['headwater_errorContext']).toMatchObject({
      step: 'checking clean.things',
      dataset: TIDY,
      rowsRead: 2,
      rowsWritten: 2,
    });
    expect(ran.written).toThrow('ENOENT');
  });

  it('only tells, as a warning', async () => {
    const ran = await run(['x,1', 'x,2'], warning(unique('a')));
    expect(ran.error).toBeNull();
    expect(ran.last?.eventType).toBe('COMPLETE');
    expect(assertionsOf(ran).map(({ success }) => success)).toEqual([false]);
    expect(ran.written()).toHaveLength(2);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesOf } from '../../../src/cli/render/batch.ts';

function planned(pathname: string): { pathname: string; route: { type: string } } {
  return { pathname, route: { type: /\.\w+$/.test(pathname) ? 'endpoint' : 'page' } };
}

function dealt(...pathnames: readonly string[]) {
  const { batches, rest } = batchesOf(pathnames.map(planned));
  return {
    batches: batches.map((batch) => batch.map(({ pathname }) => pathname)),
    rest: rest.map(({ pathname }) => pathname),
  };
}

test('what is about one thing is one batch, and the long files come first', () => {
  expect(
    dealt(
      '/',
      '/runs/r1/events.ndjson',
      '/datasets/a/b/columns/c',
      '/datasets/a/b/card.png',
      '/api/edges.ndjson',
      '/datasets',
      '/jobs/a/b/index.json',
      '/datasets/a/b',
      '/datasets/a/bc',
      '/runs/r1',
      '/jobs/a/b',
      '/api/build.json',
      '/runs',
      '/datasets/a/b/index.json',
    ),
  ).toEqual({
    batches: [
      ['/api/edges.ndjson'],
      ['/datasets/a/b', '/datasets/a/b/columns/c', '/datasets/a/b/index.json'],
      ['/datasets/a/bc'],
      ['/jobs/a/b', '/jobs/a/b/index.json'],
      ['/runs/r1', '/runs/r1/events.ndjson'],
    ],
    rest: ['/', '/api/build.json', '/datasets', '/datasets/a/b/card.png', '/runs'],
  });
});

test('each file is dealt once, whatever there is', () => {
  const step = fc.constantFrom(
    'datasets',
    'jobs',
    'runs',
    'api',
    'a',
    'b',
    'columns',
    'x.ndjson',
    'card.png',
  );
  const files = fc.uniqueArray(fc.array(step, { maxLength: 6 }).map((steps) => `/${steps.join('/')}`));
  fc.assert(
    fc.property(files, (pathnames) => {
      const { batches, rest } = dealt(...pathnames);
      expect([...batches.flat(), ...rest].sort()).toEqual([...pathnames].sort());
    }),
  );
});

import { expect, test } from 'vitest';
import type { KeptPage, KeptPages } from '../../../src/cli/kept/kept-pages.ts';
import { standingPages } from '../../../src/cli/kept/standing-pages.ts';
import { digestOf } from '../../../src/site/page-digest/digest.ts';
import type { PageMatter } from '../../../src/site/page-digest/matter.ts';
import type { SitePath } from '../../../src/site/path.ts';

const COUNT = 1000;

function pathOf(index: number): SitePath {
  return `/jobs/a/${index}/`;
}

/** Pages that say `same`, and follow from `before`. */
const LAST: KeptPages = new Map(
  Array.from({ length: COUNT }, (_, index): [SitePath, KeptPage] => [
    pathOf(index),
    { digest: digestOf('same'), ground: 'before', files: [] },
  ]),
);

/** The same pages: the first so many follow from something else, and say what `matter` gives. */
function pages(changed: number, matter: () => unknown): PageMatter[] {
  return [...LAST.keys()].map((path, index) => ({
    path,
    ground: () => (index < changed ? 'now' : 'before'),
    matter: index < changed ? matter : never,
  }));
}

function never(): never {
  throw new Error('it was found');
}

interface Seen {
  total: number;
  ticks: number;
}

async function standing(all: readonly PageMatter[], seen: Seen = { total: 0, ticks: 0 }) {
  const progress = {
    total: (count: number) => {
      seen.total = count;
    },
    tick: () => {
      seen.ticks++;
    },
  };
  return standingPages({ last: LAST, pages: all, isWhole: () => true }, progress);
}

test('where few pages follow from something else, what they say is not found: they are rendered', async () => {
  const found = await standing(pages(20, never));
  expect(found.size).toBe(COUNT - 20);
  expect(found.has(pathOf(19))).toBe(false);
  expect(found.has(pathOf(20))).toBe(true);
});

test('where many do, those stand that say the same, and the next build knows what they follow from now', async () => {
  let asked = 0;
  const found = await standing(pages(100, () => (asked++ < 60 ? 'same' : 'another')));
  expect(found.size).toBe(COUNT - 40);
  expect(found.get(pathOf(0))?.ground).toBe('now');
  expect(found.get(pathOf(100))?.ground).toBe('before');
});

test('a page that is told by what it says alone stands while it says that, however few there are', async () => {
  const all = [...LAST.keys()].map((path, index): PageMatter => {
    const said = index === 7 ? 'another' : 'same';
    return { path, ground: null, matter: () => said };
  });
  const found = await standing(all);
  expect(found.size).toBe(COUNT - 1);
  expect(found.has(pathOf(7))).toBe(false);
});

test('a page that was not there, or whose files were touched, does not stand', async () => {
  const more: PageMatter = { path: '/jobs/a/new/', ground: () => 'before', matter: () => 'same' };
  const progress = { total: () => undefined, tick: () => undefined };
  const comparing = { last: LAST, pages: [...pages(0, never), more] };
  const found = await standingPages({ ...comparing, isWhole: (path) => path !== pathOf(3) }, progress);
  expect(found.size).toBe(COUNT - 1);
  expect(found.has(pathOf(3))).toBe(false);
  expect(found.has(more.path)).toBe(false);
});

test('how far it is is told, and what else goes on has its turn', async () => {
  const seen: Seen = { total: 0, ticks: 0 };
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await standing(
    pages(500, () => {
      // Long enough for the timer to be due.
      for (const until = performance.now() + 0.1; performance.now() < until;);
      return 'same';
    }),
    seen,
  );
  clearInterval(timer);
  expect(seen).toEqual({ total: 1500, ticks: 1500 });
  expect(turns).toBeGreaterThan(0);
});

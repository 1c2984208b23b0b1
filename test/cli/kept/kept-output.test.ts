import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKept, type KeptOutput } from '../../../src/cli/kept/kept-output.ts';
import { commitOutput } from '../../../src/cli/output/output-folder.ts';
import type { PlannedFile } from '../../../src/cli/render/planned-file.ts';
import type { Progress } from '../../../src/cli/phase/progress.ts';
import type { PageMatter } from '../../../src/site/page-digest/matter.ts';
import type { SitePath } from '../../../src/site/path.ts';
import { contents, fill, scratch } from '../scratch.ts';

const ORIGIN = { version: '1', runtime: 'v24.0.0', code: 'c', configuration: 's' };

/** What each page says; a file beside it says the same. */
type Pages = Readonly<Record<SitePath, string>>;

const PAGES: Pages = { '/datasets/a/b/': 'one', '/datasets/a/b/columns/c/': 'two', '/jobs/a/b/': 'three' };

function planned(pages: Pages): PlannedFile[] {
  return Object.keys(pages).flatMap((path) => [
    { pathname: path, route: { type: 'page' } },
    { pathname: `${path}index.json`, route: { type: 'endpoint' } },
  ]);
}

function matters(pages: Pages): PageMatter[] {
  return Object.entries(pages).map(([path, said]) => ({
    path: path as SitePath,
    ground: null,
    matter: () => ({ said }),
  }));
}

const ABOUT: PlannedFile[] = [
  { pathname: '/', route: { type: 'page' } },
  { pathname: '/datasets', route: { type: 'page' } },
  { pathname: '/api/build.json', route: { type: 'endpoint' } },
];

const UNSEEN: Progress = { total: () => undefined, tick: () => undefined };

/** What has to be rendered of what is planned. */
async function selected(
  kept: KeptOutput,
  all: readonly PageMatter[],
  files = planned(PAGES),
): Promise<readonly PlannedFile[]> {
  await kept.compare(all, UNSEEN);
  return kept.select(files);
}

interface Built {
  readonly kept: KeptOutput;
  /** What had to be rendered. */
  readonly rendered: readonly string[];
}

/** A build of these pages into `dist`, in the folder that the last one left. */
async function build(folder: string, pages: Pages, origin = ORIGIN): Promise<Built> {
  const [output, staging] = [join(folder, 'dist'), join(folder, 'staging')];
  const kept = await openKept(output, origin, join(folder, 'cache'));
  const all = matters(pages);
  await kept.compare(all, UNSEEN);
  const selected = kept.select([...ABOUT, ...planned(pages)]);
  for (const { pathname, route } of selected) {
    const page = pathname.replace(/index\.json$/, '') as SitePath;
    const said = pages[page] ?? 'new';
    fill(staging, { [route.type === 'page' ? `${pathname}/index.html` : pathname]: said });
    if (page in pages && route.type === 'page') kept.note(page, () => ({ said }));
  }
  await commitOutput({ path: output, staging }, kept.settle(staging));
  await kept.keep(origin, all);
  return { kept, rendered: selected.map(({ pathname }) => pathname).filter((path) => /\/b\//.test(path)) };
}

/** What of the pages is rendered by a second build, after something has happened to the output of the first one. */
async function renderedAfter(happens: (dist: string, folder: string) => void, pages = PAGES): Promise<Built> {
  const folder = scratch();
  await build(folder, PAGES);
  happens(join(folder, 'dist'), folder);
  return build(folder, pages);
}

const BOTH = (path: SitePath): string[] => [path, `${path}index.json`];
const ALL = Object.keys(PAGES).flatMap((path) => BOTH(path as SitePath));

describe('a second build', () => {
  test('renders nothing that says what it said, and the rest of the site', async () => {
    const { kept, rendered } = await renderedAfter(() => undefined);
    expect(rendered).toEqual([]);
    expect(kept.taken).toEqual({ pages: 3, files: 6 });
    expect(kept.reason).toBeNull();
  });

  test('renders the page that says something else, and takes over its files no more', async () => {
    const { rendered } = await renderedAfter(() => undefined, { ...PAGES, '/jobs/a/b/': 'four' });
    expect(rendered).toEqual(BOTH('/jobs/a/b/'));
  });

  test('puts the very files in place that were there', async () => {
    const folder = scratch();
    await build(folder, PAGES);
    const file = join(folder, 'dist/datasets/a/b/index.html');
    const { ino } = statSync(file);
    await build(folder, { ...PAGES, '/jobs/a/b/': 'four' });
    expect(statSync(file).ino).toBe(ino);
    expect(readFileSync(join(folder, 'dist/jobs/a/b/index.json'), 'utf8')).toBe('four');
  });

  test('still knows in the third what was rendered in the first', async () => {
    const folder = scratch();
    await build(folder, PAGES);
    await build(folder, PAGES);
    expect((await build(folder, PAGES)).rendered).toEqual([]);
  });

  test('does not carry over what is no page any more, and renders it where it is one again', async () => {
    const folder = scratch();
    const fewer: Pages = { '/datasets/a/b/': 'one', '/datasets/a/b/columns/c/': 'two' };
    await build(folder, PAGES);
    await build(folder, fewer);
    expect(existsSync(join(folder, 'dist/jobs'))).toBe(false);
    expect((await build(folder, PAGES)).rendered).toEqual(BOTH('/jobs/a/b/'));
  });

  test('renders a page anew that has other files than it had', async () => {
    const folder = scratch();
    await build(folder, PAGES);
    const kept = await openKept(join(folder, 'dist'), ORIGIN, join(folder, 'cache'));
    const files = [...planned(PAGES), { pathname: '/jobs/a/b/card.png', route: { type: 'endpoint' } }];
    expect((await selected(kept, matters(PAGES), files)).map(({ pathname }) => pathname)).toEqual([
      ...BOTH('/jobs/a/b/'),
      '/jobs/a/b/card.png',
    ]);
  });

  test('does not even find what a page says where what that follows from is the same', async () => {
    const folder = scratch();
    const grounded = (ground: string, matter: () => unknown): PageMatter[] =>
      matters(PAGES).map((page) => ({
        ...page,
        ground: () => ground,
        matter: page.path === '/jobs/a/b/' ? matter : page.matter,
      }));
    const open = (): Promise<KeptOutput> => openKept(join(folder, 'dist'), ORIGIN, join(folder, 'cache'));
    await build(folder, PAGES);
    // The digests of what they say are known; those of what that follows from are kept from now on.
    const first = await open();
    await selected(
      first,
      grounded('one', () => ({ said: 'three' })),
    );
    first.settle(join(folder, 'staging'));
    await first.keep(ORIGIN, matters(PAGES));
    const never = (): never => {
      throw new Error('it was found');
    };
    const second = await open();
    expect(await selected(second, grounded('one', never))).toEqual([]);
    second.settle(join(folder, 'staging'));
    await second.keep(ORIGIN, grounded('one', never));
    // Where it is another, what the page says decides.
    expect(
      await selected(
        await open(),
        grounded('two', () => ({ said: 'three' })),
      ),
    ).toEqual([]);
    expect(
      await selected(
        await open(),
        grounded('two', () => ({ said: 'four' })),
      ),
    ).toHaveLength(2);
  });
});

describe('what was done to the last output is not taken over', () => {
  const file = 'jobs/a/b/index.json';
  const later = (path: string): void => {
    utimesSync(path, new Date(), new Date(Date.now() + 10));
  };

  test.each<[string, (dist: string, folder: string) => void]>([
    [
      'a file that was edited',
      (dist) => {
        writeFileSync(join(dist, file), 'edited');
      },
    ],
    [
      'a file that was edited to the same length',
      (dist) => {
        writeFileSync(join(dist, file), 'eerht');
        later(join(dist, file));
      },
    ],
    [
      'a file that was touched',
      (dist) => {
        later(join(dist, file));
      },
    ],
    [
      'a file that was deleted',
      (dist) => {
        rmSync(join(dist, file));
      },
    ],
    [
      'a link in the place of a file',
      (dist, folder) => {
        linkSync(join(dist, file), join(folder, 'elsewhere'));
        rmSync(join(dist, file));
        symlinkSync(join(folder, 'elsewhere'), join(dist, file));
      },
    ],
  ])('%s', async (_, happens) => {
    expect((await renderedAfter(happens)).rendered).toEqual(BOTH('/jobs/a/b/'));
  });
});

describe('nothing is taken over', () => {
  test('by the first build, which does not wonder', async () => {
    const { kept, rendered } = await build(scratch(), PAGES);
    expect(rendered).toEqual(ALL);
    expect(kept.reason).toBeNull();
  });

  test.each([
    ['version', 'another version of Headwater'],
    ['runtime', 'another version of Node'],
    ['code', 'another state of the code'],
    ['configuration', 'another configuration'],
  ])(
    'where the last output was made with another %s, until one was made with the same',
    async (key, what) => {
      const folder = scratch();
      const other = { ...ORIGIN, [key]: 'other' };
      await build(folder, PAGES);
      const { kept, rendered } = await build(folder, PAGES, other);
      expect(rendered).toEqual(ALL);
      expect(kept.reason).toBe(`the last output was made with ${what}`);
      expect((await build(folder, PAGES, other)).rendered).toEqual([]);
    },
  );

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut off', (bytes) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    [
      'changed in a single byte',
      (bytes) => {
        bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
        return bytes;
      },
    ],
    ['something else', () => Buffer.from('{"generator":"another"}\n')],
  ])('where what the last build kept is %s', async (_, change) => {
    const { kept, rendered } = await renderedAfter((_dist, folder) => {
      const cache = join(folder, 'cache');
      const [name = ''] = readdirSync(cache);
      writeFileSync(join(cache, name), change(readFileSync(join(cache, name))));
    });
    expect(rendered).toEqual(ALL);
    expect(kept.reason).toBe('what the last build kept is broken');
  });

  test('where the code was changed while the last build ran', async () => {
    const folder = scratch();
    const { kept } = await build(folder, PAGES);
    rmSync(join(folder, 'cache'), { recursive: true });
    await kept.keep({ ...ORIGIN, code: 'edited' }, []);
    expect((await build(folder, PAGES)).rendered).toEqual(ALL);
  });

  test('where the last output is gone', async () => {
    expect(
      (
        await renderedAfter((dist) => {
          rmSync(dist, { recursive: true });
        })
      ).rendered,
    ).toEqual(ALL);
  });
});

describe('where another build writes into the same folder', () => {
  test.each<[string, (dist: string) => void]>([
    [
      'and has put its own page in the place of the last one',
      (dist) => {
        writeFileSync(join(dist, 'jobs/a/b/index.html'), 'of the other');
      },
    ],
    [
      'and has no such page any more',
      (dist) => {
        rmSync(join(dist, 'jobs/a/b'), { recursive: true });
      },
    ],
  ])('%s, this one ends rather than to take that over', async (_, happens) => {
    const folder = scratch();
    await build(folder, PAGES);
    const dist = join(folder, 'dist');
    const kept = await openKept(dist, ORIGIN, join(folder, 'cache'));
    expect(await selected(kept, matters(PAGES))).toEqual([]);
    happens(dist);
    const before = contents(dist);
    fill(join(folder, 'staging'), { 'index.html': 'new' });
    const commit = commitOutput({ path: dist, staging: join(folder, 'staging') }, kept.settle('staging'));
    await expect(commit).rejects.toThrow(/dist was changed while this build ran/);
    expect(contents(dist)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['cache', 'dist', 'staging']);
  });

  test('right after this one, the next one takes over none of its pages', async () => {
    const folder = scratch();
    const [dist, staging] = [join(folder, 'dist'), join(folder, 'staging')];
    const kept = await openKept(dist, ORIGIN, join(folder, 'cache'));
    const all = matters(PAGES);
    await selected(kept, all);
    for (const page of Object.keys(PAGES)) {
      fill(staging, { [`${page}index.html`]: 'one', [`${page}index.json`]: 'one' });
    }
    for (const { path, matter } of all) kept.note(path, matter);
    await commitOutput({ path: dist, staging }, kept.settle(staging));
    for (const page of Object.keys(PAGES)) writeFileSync(join(dist, page, 'index.html'), 'of the other');
    await kept.keep(ORIGIN, all);
    expect((await build(folder, PAGES)).rendered).toEqual(ALL);
  });
});

test('each output has pages of its own, and those of one that is gone are forgotten', async () => {
  const [one, two] = [scratch(), scratch()];
  const cache = join(one, 'cache');
  await build(one, PAGES);
  const kept = await openKept(join(two, 'dist'), ORIGIN, cache);
  expect(await selected(kept, [])).toHaveLength(6);
  fill(join(two, 'dist'), {});
  writeFileSync(join(two, 'dist'), '');
  await kept.keep(ORIGIN, []);
  expect(readdirSync(cache)).toHaveLength(2);
  rmSync(join(one, 'dist'), { recursive: true });
  await kept.keep(ORIGIN, []);
  expect(readdirSync(cache)).toHaveLength(1);
});

/**
 * Changes a world again and again, and compares after each change what a second build would leave as it was with what a
 * cold build writes. Run as a process of its own: `node test/cli/second-build/changed-sites.ts <changes> <seed>`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originOf } from '../../../src/cli/kept/kept-origin.ts';
import { digestOf } from '../../../src/site/page-digest/digest.ts';
import { pageMatters } from '../../../src/site/page-digest/matter.ts';
import type { SitePath } from '../../../src/site/path.ts';
import { randomFrom } from '../../bench/random.ts';
import { changesInTurn } from './change.ts';
import { FIRST_WORLD } from './first-world.ts';
import { buildInto } from './followed-output.ts';
import { withPages, type Folder, type Render } from './pages.ts';
import { siteOfWorld, type World } from './world.ts';

/** What a cold build makes: the pages' files, and what each page is made of, as its template noted it. */
interface Build {
  readonly configuration: string;
  readonly digests: ReadonlyMap<SitePath, string>;
  /** What that follows from, of pages that have it. */
  readonly grounds: ReadonlyMap<SitePath, string>;
  readonly pages: ReadonlyMap<SitePath, Folder>;
  readonly differing: readonly string[];
}

/** What came of one change. */
interface ChangeOutcome {
  readonly change: string;
  readonly pages: number;
  /** How many of them a second build takes over. */
  readonly kept: number;
  /** How many of these without finding what they say. */
  readonly unread: number;
  /** Pages that say something else although what that follows from is the same. */
  readonly misled: readonly string[];
  /** Files of pages that are taken over which a cold build writes otherwise. */
  readonly wrong: readonly string[];
  /** Files that are not those of a cold build in the folder into which one world after the other was built. */
  readonly differing: readonly string[];
}

export interface ChangesOutcome {
  readonly changes: readonly ChangeOutcome[];
  /** Pages of which the template notes something else than is asked of them before they are rendered, or nothing. */
  readonly unnoted: readonly string[];
}

/** After as many changes the world is again what it was at first. */
const SPAN = 20;

async function changeAgainAndAgain(
  changes: number,
  seed: number,
  folder: string,
  render: Render,
): Promise<ChangesOutcome> {
  const random = randomFrom(seed);
  const outcomes: ChangeOutcome[] = [];
  const unnoted = new Set<string>();
  const anyChange = changesInTurn(random);
  let world = FIRST_WORLD;
  let last = await buildOf(world, folder, render, unnoted);
  while (outcomes.length < changes) {
    // A world grows with each change, and so does what it takes to render it.
    if (outcomes.length % SPAN === SPAN - 1) world = FIRST_WORLD;
    const change = anyChange();
    world = change.apply(world, random);
    const next = await buildOf(world, folder, render, unnoted);
    outcomes.push({ change: change.name, ...compared(last, next) });
    last = next;
  }
  return { changes: outcomes, unnoted: [...unnoted] };
}

async function buildOf(world: World, folder: string, render: Render, unnoted: Set<string>): Promise<Build> {
  const { site, close } = await siteOfWorld(world, join(folder, 'world'));
  const all = [...pageMatters(site)];
  const digests = new Map(all.map(({ path, matter }) => [path, digestOf(matter())]));
  const grounds = new Map(all.flatMap(({ path, ground }) => (ground === null ? [] : [[path, ground()]])));
  const noted = new Map<SitePath, string>();
  const note = (path: SitePath, matter: () => unknown): void => {
    noted.set(path, digestOf(matter()));
  };
  const pages = await render(site, note, (path) => digests.has(path));
  const differing = await buildInto(join(folder, 'site'), join(folder, 'cache'), site, pages);
  close();
  for (const [path, digest] of digests) if (noted.get(path) !== digest) unnoted.add(path);
  for (const path of noted.keys()) if (!digests.has(path)) unnoted.add(path);
  const { configuration } = await originOf(site);
  return { configuration, digests, grounds, pages, differing };
}

function compared(last: Build, next: Build): Omit<ChangeOutcome, 'change'> {
  const isComparable = last.configuration === next.configuration;
  const isKept = ([path, digest]: readonly [SitePath, string]): boolean =>
    isComparable &&
    last.digests.get(path) === digest &&
    sameNames(last.pages.get(path), next.pages.get(path));
  const kept = [...next.digests].filter(isKept);
  const wrong = kept.flatMap(([path]) => differences(path, last.pages.get(path), next.pages.get(path)));
  const grounds = isComparable ? [...next.grounds] : [];
  const unread = grounds.flatMap(([path, ground]) => (last.grounds.get(path) === ground ? [path] : []));
  const misled = unread.filter((path) => last.digests.get(path) !== next.digests.get(path));
  const { differing } = next;
  return { pages: next.digests.size, kept: kept.length, unread: unread.length, misled, wrong, differing };
}

function sameNames(a: Folder | undefined, b: Folder | undefined): boolean {
  return a?.size === b?.size && [...(a?.keys() ?? [])].every((name) => b?.has(name) === true);
}

/** The files that differ, each with where. */
function differences(path: SitePath, a: Folder | undefined, b: Folder | undefined): string[] {
  return [...(b ?? [])].flatMap(([name, text]) => {
    const before = a?.get(name) ?? '';
    if (before === text) return [];
    let at = 0;
    while (before[at] === text[at]) at++;
    const [was, is] = [before, text].map((one) => one.slice(Math.max(0, at - 60), at + 60));
    return [`${path}${name}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`];
  });
}

const [changes, seed] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'headwater-second-'));
try {
  await withPages(join(folder, 'out'), async (render) => {
    const outcome = await changeAgainAndAgain(changes ?? 200, seed ?? 1, folder, render);
    process.stdout.write(JSON.stringify(outcome));
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

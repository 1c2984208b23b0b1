/** Measures everything at one size, each part in a process of its own, one after the other. */
import { appendFileSync, createWriteStream, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plural, say } from '../../../src/cli/terminal.ts';
import { ndjson } from '../warehouse/ndjson.ts';
import type { Size } from '../warehouse/size.ts';
import { nextEvent, warehouseLog } from '../warehouse/warehouse.ts';
import { runBuild } from './build.ts';
import { child } from './child.ts';
import type { Layout } from './layout-floor.ts';
import { bytesOf, differences, digestsIn, filesIn, isPage, type OutputFile } from './files.ts';
import type { Floor, Result } from './result.ts';
import { requireRoom } from './room.ts';
import { settleDisk } from './settle.ts';

export interface Measuring {
  /** How many diagrams of each kind elkjs lays out. */
  readonly sample: number;
  /** Whether the second build is held against a cold one of the same log, which takes as long as the first. */
  readonly isCompared: boolean;
  /** Whether what goes on is said. */
  readonly isShown: boolean;
}

/** Of the files that are not as they should be. */
const MOST_NAMED = 20;

/**
 * Needs the room of one output in the system's folder for what passes: none is made before the last one is gone.
 * @throws InputError where there is less
 */
export async function measure(size: Size, { sample, isCompared, isShown }: Measuring): Promise<Result> {
  requireRoom(tmpdir(), size);
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  const step = (text: string): void => {
    settleDisk();
    if (isShown) say(`\n— ${text}`);
  };
  const at = (name: string): string => join(folder, name);
  const [log, out, cache] = [at('warehouse.ndjson'), at('site'), at('cache')];
  try {
    step(`the log of ${plural(size.datasets, 'dataset')} and ${plural(size.columns, 'column')}`);
    await pipeline(Readable.from(ndjson(warehouseLog(size))), createWriteStream(log));
    const logBytes = statSync(log).size;
    step('the floor of collecting: JSON.parse of each line');
    const collectFloor = await floorOf('parse-floor.ts', [log], { isShown });
    step('layout by itself, and its floor: elkjs');
    const layout = await layoutOf(log, sample, isShown);
    step('a cold build');
    const cold = await runBuild({ log, out, cache, isShown });
    const files = filesIn(out);
    const before = timesIn(out, files);
    step('a second build, after one more event');
    appendFileSync(log, `${JSON.stringify(nextEvent(size))}\n`);
    const build = await runBuild({ log, out, cache, isShown });
    const after = filesIn(out);
    const written = writtenSince(before, timesIn(out, after));
    const digests = isCompared ? digestsIn(out) : null;
    await rm(out, { recursive: true });
    let [different, coldMilliseconds]: [readonly string[] | null, number] = [null, cold.milliseconds];
    if (digests !== null) {
      step('a cold build of the same, to compare');
      const again = await runBuild({ log, out, cache: null, isShown });
      coldMilliseconds = Math.min(coldMilliseconds, again.milliseconds);
      different = differences(digests, digestsIn(out)).slice(0, MOST_NAMED);
      await rm(out, { recursive: true });
    }
    step(`the floor of rendering: ${plural(files.length, 'file')} of the same sizes by bare Astro`);
    const renderFloor = await renderFloorOf(files, folder, isShown);
    return {
      size,
      logBytes,
      cold,
      output: { files: files.length, pages: files.filter(isPage).length, bytes: bytesOf(files) },
      collectFloor,
      renderFloor,
      layout,
      second: { build, coldMilliseconds, files: after.length, different, written },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function floorOf(script: string, args: readonly string[], more: ChildMore): Promise<Floor> {
  const { stdout } = await child({ args: [join(import.meta.dirname, script), ...args], ...more });
  return JSON.parse(stdout) as Floor;
}

interface ChildMore {
  readonly env?: Readonly<Record<string, string>>;
  readonly isShown: boolean;
}

async function renderFloorOf(files: readonly OutputFile[], folder: string, isShown: boolean): Promise<Floor> {
  const [list, out] = [join(folder, 'floor.json'), join(folder, 'floor')];
  writeFileSync(list, JSON.stringify(files.map(({ path, size }) => [path, size])));
  return floorOf('render-floor.ts', [out], { env: { HEADWATER_FLOOR: list }, isShown });
}

async function layoutOf(log: string, sample: number, isShown: boolean): Promise<Layout> {
  const script = join(import.meta.dirname, 'layout-floor.ts');
  const { stdout } = await child({ args: [script, log, String(sample)], isShown });
  return JSON.parse(stdout) as Layout;
}

/** When each file was written, in milliseconds: one that is taken over keeps its time. */
function timesIn(folder: string, files: readonly OutputFile[]): ReadonlyMap<string, number> {
  return new Map(files.map(({ path }) => [path, statSync(join(folder, path)).mtimeMs]));
}

function writtenSince(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  return [...after].filter(([path, time]) => before.get(path) !== time).length;
}

/** One output folder into which one site after the other is built, each build changing what the last one left. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { originOf } from '../../../src/cli/kept/kept-origin.ts';
import { openKept } from '../../../src/cli/kept/kept-output.ts';
import { claimOutput, commitOutput } from '../../../src/cli/output/output-folder.ts';
import { placeOf, type PlannedFile } from '../../../src/cli/render/planned-file.ts';
import type { Progress } from '../../../src/cli/phase/progress.ts';
import { pageMatters } from '../../../src/site/page-digest/matter.ts';
import type { SitePath } from '../../../src/site/path.ts';
import type { Site } from '../../../src/site/site.ts';
import type { Folder } from './pages.ts';

/** What a build of everything makes of a site: its pages' files. */
export type Cold = ReadonlyMap<SitePath, Folder>;

const UNSEEN: Progress = { total: () => undefined, tick: () => undefined };

/** Builds the site into `out` as a build does that comes after others. @returns the files that are then not those of the cold build */
export async function buildInto(out: string, cache: string, site: Site, cold: Cold): Promise<string[]> {
  const output = await claimOutput(out, '/nowhere/project');
  const origin = await originOf(site);
  const kept = await openKept(output.path, origin, cache);
  if (kept.known > 0) await kept.compare(pageMatters(site), UNSEEN);
  const selected = kept.select(plannedFiles(cold));
  const rendered = new Set(selected.map((file) => placeOf(file).folder));
  for (const { path, matter } of pageMatters(site)) if (rendered.has(path)) kept.note(path, matter);
  await mkdir(output.staging, { recursive: true });
  for (const file of selected) {
    const { folder, name } = placeOf(file);
    await mkdir(join(output.staging, folder), { recursive: true });
    await writeFile(join(output.staging, folder, name), cold.get(folder)?.get(name) ?? '');
  }
  await commitOutput(output, kept.settle(output.staging));
  await kept.keep(origin, pageMatters(site));
  return differing(output.path, cold);
}

function plannedFiles(cold: Cold): PlannedFile[] {
  return [...cold].flatMap(([path, files]) =>
    [...files.keys()].map((name) =>
      name === 'index.html'
        ? { pathname: path, route: { type: 'page' } }
        : { pathname: `${path}${name}`, route: { type: 'endpoint' } },
    ),
  );
}

async function differing(out: string, cold: Cold): Promise<string[]> {
  const expected = new Map(
    [...cold].flatMap(([path, files]) =>
      [...files].map(([name, text]) => [`${path.slice(1)}${name}`, text] as const),
    ),
  );
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const found = new Map<string, string>();
  for (const { parentPath, name } of entries.filter(
    (entry) => entry.isFile() && entry.name !== '.headwater',
  )) {
    const file = join(parentPath, name);
    found.set(relative(out, file).replaceAll('\\', '/'), await readFile(file, 'utf8'));
  }
  const paths = new Set([...expected.keys(), ...found.keys()]);
  return [...paths].filter((path) => expected.get(path) !== found.get(path));
}

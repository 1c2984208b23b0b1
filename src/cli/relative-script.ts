/**
 * Makes the site's module scripts relative. Astro writes their addresses from the root of the host; every other
 * link of the site is made by `hrefFrom`, and works wherever the site is put.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { hrefFrom, type SitePath } from '../site/path.ts';

/** The parts of the site that have module scripts: for Mermaid blocks, for what paths are found in, and for SQL. */
const FOLDERS = ['guide', 'paths', 'jobs'];

/** @param site the folder of a built site */
export async function makeScriptsRelative(site: string): Promise<void> {
  for (const folder of FOLDERS) await makeRelativeIn(site, folder);
}

async function makeRelativeIn(site: string, folder: string): Promise<void> {
  const names = await readdir(join(site, folder), { recursive: true });
  for (const name of names.filter((one) => one.endsWith('index.html'))) {
    const file = join(site, folder, name);
    const html = await readFile(file, 'utf8');
    const page: SitePath = `/${relative(site, file)
      .replaceAll('\\', '/')
      .replace(/index\.html$/, '')}`;
    const mended = html.replace(
      /(<script [^>]*src=")(\/_astro\/[^"]+)/g,
      (_, before: string, address: SitePath) => before + hrefFrom(page, address),
    );
    await writeFile(file, mended);
  }
}

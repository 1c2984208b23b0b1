/** The index of this site, opened once for the page. */
import { siteRoot } from '../address.ts';
import { openSearchIndex, type Search } from './open.ts';

let opened: Promise<Search> | null = null;

/** What could not be opened is tried again the next time. */
export function siteIndex(): Promise<Search> {
  if (opened !== null) return opened;
  const now = openSearchIndex(fetchFile);
  opened = now;
  now.catch(() => {
    opened = null;
  });
  return now;
}

/** Asked for anew each time, and answered with nothing where nothing has changed. */
async function fetchFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`search/data/${path}`, siteRoot()), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The host answered ${response.status} to search/data/${path}.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The index of this site, opened once for the page. */
import { siteRoot } from '../address.ts';
import { openSearchIndex, type Search } from './open.ts';
import { MissingFile } from './source.ts';

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
  const answered = `The host answered ${response.status} to search/data/${path}.`;
  if (response.status === 404) throw new MissingFile(answered);
  if (!response.ok) throw new Error(answered);
  return new Uint8Array(await response.arrayBuffer());
}

/** The page of paths: two fields, and the paths between what they name. The address holds the question. */
import { byId } from './dom/element.ts';
import { isOnHost } from './module.ts';
import { fail } from './paths/failure.ts';
import { openIndex } from './paths/index-source.ts';
import { openPage } from './paths/page.ts';

/** Asked for anew each time, and answered with nothing where nothing has changed. */
async function fetchFile(path: string): Promise<Uint8Array> {
  const response = await fetch(`data/${path}`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The host answered ${response.status} to data/${path}.`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start(): Promise<void> {
  try {
    openPage(await openIndex(fetchFile));
  } catch (error) {
    fail(error, () => void start());
  }
}

// Elsewhere no file can be fetched, and what the page says of that stays.
if (isOnHost) {
  byId('without-script').remove();
  void start();
}

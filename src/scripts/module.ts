/** Scripts that are loaded once they are wanted. A browser refuses modules in a folder that was unpacked from a zip. */
import type { MODULES, PAGE_SCRIPTS } from '../site/script.ts';
import { siteRoot } from './address.ts';
import { buildFacts } from './build.ts';

export const isOnHost = location.protocol !== 'file:';

/** @returns null where the browser would refuse it */
export async function loadModule<T>(name: (typeof MODULES)[number]): Promise<T | null> {
  if (!isOnHost) return null;
  const { scripts } = await buildFacts();
  return (await import(addressOf(scripts[name]))) as T;
}

/** Runs a classic script: an unpacked folder has it run as well. */
export async function loadScript(name: (typeof PAGE_SCRIPTS)[number]): Promise<void> {
  const { scripts } = await buildFacts();
  const script = document.createElement('script');
  script.src = addressOf(scripts[name]);
  document.head.append(script);
}

function addressOf(path: string): string {
  return new URL(`.${path}`, siteRoot()).href;
}

/** Modules that are loaded once they are wanted. A browser refuses them in a folder that was unpacked from a zip. */

export const isOnHost = location.protocol !== 'file:';

const script = document.currentScript;

/**
 * Loads a module whose address stands at the element of the script that is running, as `data-<name>`.
 * @returns null where the browser would refuse it
 */
export async function loadModule<T>(name: string): Promise<T | null> {
  const address = script?.dataset[name];
  if (!isOnHost || address === undefined) return null;
  return (await import(new URL(address, document.baseURI).href)) as T;
}

/** Runs a classic script whose address stands there likewise: an unpacked folder has it run as well. */
export function loadScript(name: string): void {
  const address = script?.dataset[name];
  if (address === undefined) return;
  const made = document.createElement('script');
  // What the one may load, the other may.
  Object.assign(made.dataset, script?.dataset);
  made.src = address;
  document.head.append(made);
}

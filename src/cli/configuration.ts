/** What `astro.config.mjs` says of Headwater itself. */
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

export interface Configuration {
  /** The name that stands in the header of each page. */
  readonly title: string;
  /** Files and folders of events that a build reads when `--events` names none. */
  readonly events: readonly string[];
  /** Files and folders of YAML that go with them. */
  readonly glossary: readonly string[];
}

/** Reads the configuration of the project at `root`, which its paths are relative to, whatever the working folder. */
export async function readConfiguration(root: string): Promise<Configuration> {
  const file = pathToFileURL(join(root, 'astro.config.mjs')).href;
  const module = (await import(file)) as { readonly headwater: Configuration };
  const { title, events, glossary } = module.headwater;
  const within = (path: string): string => resolve(root, path);
  return { title, events: events.map(within), glossary: glossary.map(within) };
}

/** What `astro.config.mjs` says of Headwater itself. */
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import type { SqlDialect } from '../sql/dialect.ts';
import { dialectOption } from './dialect-option.ts';

export interface Configuration {
  /** The name that stands in the header of each page. */
  readonly title: string;
  /** Files and folders of events that a build reads when `--events` names none. */
  readonly events: readonly string[];
  /** Files and folders of YAML that go with them. */
  readonly glossary: readonly string[];
  /** The dialect of SQL of which neither the log nor its names tell; absent: what all dialects share. */
  readonly dialect?: SqlDialect | undefined;
}

/** Reads the configuration of the project at `root`, which its paths are relative to, whatever the working folder. */
export async function readConfiguration(root: string): Promise<Configuration> {
  const file = pathToFileURL(join(root, 'astro.config.mjs')).href;
  const module = (await import(file)) as { readonly headwater: Configuration };
  const { title, events, glossary, dialect } = module.headwater;
  const within = (path: string): string => resolve(root, path);
  return {
    title,
    events: events.map(within),
    glossary: glossary.map(within),
    dialect: dialect === undefined ? undefined : dialectOption('dialect in astro.config.mjs', dialect),
  };
}

/** What `astro.config.mjs` says of Headwater itself. */
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import type { SqlDialect } from '../sql/dialect.ts';
import { dialectOption } from './dialect-option.ts';
import { readHealth, type HealthConfiguration, type HealthOptions } from './health/configuration.ts';

export interface Configuration {
  /** The name that stands in the header of each page. */
  readonly title: string;
  /** Files and folders of events that a build reads when `--events` names none. */
  readonly events: readonly string[];
  /** Files and folders of YAML that go with them. */
  readonly glossary: readonly string[];
  /** The dialect of SQL of which neither the log nor its names tell; absent: what all dialects share. */
  readonly dialect?: SqlDialect | undefined;
  /** What counts as wrong, and who is told; absent: what counts by default, and nobody. */
  readonly health?: HealthOptions | undefined;
}

/** The same, checked. */
export interface ReadConfiguration extends Omit<Configuration, 'health'> {
  readonly health: HealthConfiguration;
}

/**
 * Reads the configuration of the project at `root`, which its paths are relative to, whatever the working folder.
 * @throws InputError where a value is none that its key takes.
 */
export async function readConfiguration(root: string): Promise<ReadConfiguration> {
  const file = pathToFileURL(join(root, 'astro.config.mjs')).href;
  const module = (await import(file)) as { readonly headwater: Configuration };
  const { title, events, glossary, dialect, health } = module.headwater;
  const within = (path: string): string => resolve(root, path);
  return {
    title,
    events: events.map(within),
    glossary: glossary.map(within),
    dialect: dialect === undefined ? undefined : dialectOption('dialect in astro.config.mjs', dialect),
    health: readHealth(health),
  };
}

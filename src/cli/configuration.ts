/** What `astro.config.mjs` says of Headwater itself. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { z } from 'zod';
import { InputError } from '../model/input-error.ts';
import { nearest } from '../model/nearest.ts';
import type { SqlDialect } from '../sql/dialect.ts';
import { editAddress, siteUrl } from './address-option.ts';
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
  /** The web address that the site will have; absent: its pages name no address of their own. */
  readonly url?: string | undefined;
  /** Where a file of the glossary is edited, with `{file}` and `{line}` in it; absent: nothing leads there. */
  readonly edit?: string | undefined;
  /** What counts as wrong, and who is told; absent: what counts by default, and nobody. */
  readonly health?: HealthOptions | undefined;
}

/** The same, checked. */
export interface ReadConfiguration extends Omit<Configuration, 'health'> {
  readonly health: HealthConfiguration;
}

const paths = z.array(z.string()).readonly();

const schema = z.strictObject({
  title: z.string(),
  events: paths,
  glossary: paths,
  dialect: z.string().optional(),
  url: z.string().optional(),
  edit: z.string().optional(),
  health: z.unknown().optional(),
} satisfies Record<keyof Configuration, z.ZodType>);

/** What each key takes, as the end of a sentence, and an example. */
const TAKES: Readonly<Record<string, readonly [takes: string, example: string]>> = {
  title: ['a text', "title: 'Headwater'"],
  events: ['a list of paths', "events: ['lineage']"],
  glossary: ['a list of paths', "glossary: ['glossary']"],
  dialect: ['the name of an SQL dialect', "dialect: 'postgres'"],
  url: ['a web address', "url: 'https://lineage.example.com/'"],
  edit: ['a web address', "edit: 'https://github.com/acme/data/edit/main/{file}#L{line}'"],
};

/**
 * Reads the configuration of the project at `root`, which its paths are relative to, whatever the working folder.
 * @throws InputError where the file cannot be read, has a key that is unknown, or a value that is none that its key takes.
 */
export async function readConfiguration(root: string): Promise<ReadConfiguration> {
  const parsed = schema.safeParse(await exportedBy(join(root, 'astro.config.mjs')));
  if (!parsed.success) throw mistakeOf(parsed.error.issues);
  const { title, events, glossary, dialect, url, edit, health } = parsed.data;
  const within = (path: string): string => resolve(root, path);
  return {
    title,
    events: events.map(within),
    glossary: glossary.map(within),
    dialect: dialect === undefined ? undefined : dialectOption('dialect in astro.config.mjs', dialect),
    url: url === undefined ? undefined : siteUrl('url in astro.config.mjs', url),
    edit: edit === undefined ? undefined : editAddress('edit in astro.config.mjs', edit),
    health: readHealth(health),
  };
}

/** What the file exports as `headwater`. */
async function exportedBy(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly headwater?: unknown };
    return module.headwater;
  } catch (error) {
    throw unreadable(error);
  }
}

/** An address may be the webhook's, which is a secret, and a word that Node did not expect a part of it. */
const MAYBE_SECRET = /https?:\/\/\S+|(?<=identifier )'.*'/gi;

/** Of an error of syntax Node tells the line to `--check` alone. */
function unreadable(error: unknown): InputError {
  const { name, message, stack } = error instanceof Error ? error : new Error(inspect(error));
  const line = /astro\.config\.mjs:(\d+)/.exec(stack ?? '')?.[1];
  const place = line === undefined ? '' : ` at line ${line}`;
  return new InputError(
    `astro.config.mjs cannot be read: ${name}${place}: ${message.replaceAll(MAYBE_SECRET, '…')}`,
    error instanceof SyntaxError
      ? 'node --check astro.config.mjs shows where.'
      : 'Correct it, and run the command again.',
  );
}

function mistakeOf([issue]: readonly z.core.$ZodIssue[]): InputError {
  if (issue?.code === 'unrecognized_keys') return unknownKey(issue.keys[0] ?? '');
  const key = String(issue?.path[0] ?? '');
  const [takes, example] = TAKES[key] ?? ['a block of keys', ''];
  return example === ''
    ? new InputError(
        'astro.config.mjs exports no block of keys by the name of headwater',
        "Write export const headwater = { title: 'Headwater', events: ['lineage'], glossary: ['glossary'] };",
      )
    : new InputError(`${key} of headwater in astro.config.mjs takes ${takes}`, `Write ${example}.`);
}

function unknownKey(unknown: string): InputError {
  const known = Object.keys(schema.shape);
  const meant = nearest(unknown, known);
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  return new InputError(
    `headwater in astro.config.mjs has no key ${unknown}`,
    `${guess}It takes ${known.join(', ')}.`,
  );
}

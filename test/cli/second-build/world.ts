/** What a site is made from, small enough to be built many times: a log in files, a glossary, and options. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { load } from '../../../src/cli/load.ts';
import { DEFAULT_SETTINGS } from '../../../src/health/settings.ts';
import type { Duration } from '../../../src/model/duration.ts';
import { clockTime } from '../../../src/model/instant.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Site } from '../../../src/site/site.ts';
import { ndjson } from '../../site/log.ts';

/** An event in its file. */
export interface Line {
  readonly file: string;
  readonly event: JsonObject;
}

export interface World {
  readonly lines: readonly Line[];
  readonly glossary: Glossary;
  readonly options: Options;
  /** Of the newest event, in hours since the first one. */
  readonly hour: number;
}

export interface Options {
  readonly title: string;
  readonly url: string | undefined;
  readonly edit: string | undefined;
  readonly patience: number;
}

/** Sections of the YAML, each entry with what it says; `comments` are lines above it all. */
export interface Glossary {
  readonly comments: number;
  readonly terms: Entries;
  readonly owners: Entries;
  readonly datasets: Entries;
  readonly jobs: Entries;
}

type Entries = Readonly<Record<string, JsonObject>>;

/** The site of a world, and what lets go of its files. */
export async function siteOfWorld(world: World, folder: string): Promise<{ site: Site; close: () => void }> {
  await rm(folder, { recursive: true, force: true });
  const files = Map.groupBy(world.lines, ({ file }) => file);
  for (const [file, lines] of files) {
    const path = join(folder, 'log', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, ndjson(lines.map(({ event }) => event)));
  }
  const glossary = join(folder, 'glossary.yaml');
  await writeFile(glossary, glossaryText(world.glossary));
  const { patience, ...options } = world.options;
  return load({
    ...options,
    events: [join(folder, 'log')],
    glossary: [glossary],
    asOf: clockTime(),
    health: { ...DEFAULT_SETTINGS, patience: patience as Duration },
  });
}

function glossaryText({ comments, terms, owners, datasets, jobs }: Glossary): string {
  return [
    ...Array.from({ length: comments }, () => '# Written by people.'),
    ...section('terms', terms, '  '),
    ...section('owners', owners, '  '),
    'datasets:',
    ...section('  data', datasets, '    '),
    'jobs:',
    ...section('  jobs', jobs, '    '),
  ].join('\n');
}

function section(name: string, entries: Entries, indent: string): string[] {
  const lines = Object.entries(entries).map(([key, entry]) => `${indent}${key}: ${JSON.stringify(entry)}`);
  return lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines];
}

/** The time of an hour, counted from the log's beginning, with minutes. */
export function timeAt(hour: number): string {
  return new Date(Date.UTC(2026, 10, 2) + Math.round(hour * 3_600_000)).toISOString();
}

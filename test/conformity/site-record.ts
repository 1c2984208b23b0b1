/** What a site says to machines, record by record; it is JSON that is to be compared, so nothing is assumed of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOr, objectOr, type JsonObject } from './json.ts';
import type { Name } from './name.ts';

/** @throws Error where the site has no such file, or where it is no JSON */
export function readJson(site: string, path: string): JsonObject {
  return objectOr(parse(textOf(site, path), path));
}

/** One record a line. */
export function readRecords(site: string, path: string): readonly JsonObject[] {
  const lines = textOf(site, path).split('\n');
  return lines.filter((line) => line !== '').map((line) => objectOr(parse(line, path)));
}

function textOf(site: string, path: string): string {
  const file = join(site, path);
  if (!existsSync(file)) throw new Error(`the site has no ${path}`);
  return readFileSync(file, 'utf8');
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no JSON: ${String(error)}`, { cause: error });
  }
}

/** The members of a record that name a thing, and the column where there is one. */
export function namesOf(value: unknown): readonly string[] {
  const { namespace, name, column } = objectOr(value) as Readonly<
    Record<'namespace' | 'name' | 'column', unknown>
  >;
  return [namespace, name, ...(column === undefined ? [] : [column])].map(String);
}

export function nameIn(value: unknown): Name {
  const [namespace = '', name = ''] = namesOf(value);
  return [namespace, name];
}

export function recordsIn(value: unknown): readonly JsonObject[] {
  return listOr(value).map(objectOr);
}

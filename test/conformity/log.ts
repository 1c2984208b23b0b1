/** Logs on the disk: which there are, which files one has, and the values in them. */
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { valuesIn, type Value } from './values.ts';

interface LogFile {
  readonly path: string;
  /** The log's name with the path below it, as evidence quotes it. */
  readonly label: string;
}

/** The logs at a path: itself, or the folders in a folder that has no events of its own. */
export function listLogs(path: string): string[] {
  if (isFile(path)) return [path];
  const entries = namesIn(path).map((name) => join(path, name));
  if (entries.some((entry) => isFile(entry) && mayHoldEvents(entry))) return [path];
  return entries.filter((entry) => isFolder(entry) && listFiles(entry).length > 0);
}

/**
 * Everything in the log that may be an event, file by file.
 * @throws Error where a file cannot be read to its end
 */
export function readLog(log: string): Value[] {
  const files = isFile(log) ? [{ path: log, label: basename(log) }] : listFiles(log);
  return files.flatMap(valuesOf);
}

function valuesOf({ path, label }: LogFile): Value[] {
  try {
    return valuesIn(readText(path), label);
  } catch (error) {
    throw new Error(`${label} cannot be read to its end: ${String(error)}`, { cause: error });
  }
}

function listFiles(folder: string, label = basename(folder)): LogFile[] {
  return namesIn(folder)
    .map((name) => ({ path: join(folder, name), label: `${label}/${name}` }))
    .flatMap((file) => {
      if (isFolder(file.path)) return listFiles(file.path, file.label);
      return isFile(file.path) && mayHoldEvents(file.path) ? [file] : [];
    });
}

/** Hidden ones are no part of a log. */
function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** By its name, or by how it begins: notes and tables stand beside events. Of what cannot be read, reading says so. */
function mayHoldEvents(path: string): boolean {
  if (/\.(?:json|ndjson|jsonl)(?:\.gz)?$/i.test(path)) return true;
  try {
    return /^\uFEFF?\s*[{[]/.test(readText(path));
  } catch {
    return true;
  }
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return isUtf8(plain) ? plain.toString('utf8') : withoutForeignLines(plain);
}

/** JSON is UTF-8 (RFC 8259, section 8.1): a line that is not cannot be read, and the others can. */
function withoutForeignLines(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\n');
  return lines
    .map((line) => Buffer.from(line, 'latin1'))
    .map((line) => (isUtf8(line) ? line.toString('utf8') : '\uFFFD'))
    .join('\n');
}

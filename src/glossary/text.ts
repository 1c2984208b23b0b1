/** A glossary file's text: decoded, and refused where it cannot be one. */
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { Problem } from '../model/problem.ts';
import type { GlossaryFile } from './files.ts';

/** What people write by hand stays far below; beyond it, something else was named by mistake. */
const MAX_BYTES = 10 * 1024 * 1024;

const NEWLINE = 0x0a;

type TextResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/** Reads a file as UTF-8. A byte order mark stays: the parser passes over it. */
export async function readText(file: GlossaryFile): Promise<TextResult> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file.path);
    if (size > MAX_BYTES) return { ok: false, problem: tooLarge(file, size) };
    bytes = await readFile(file.path);
  } catch (error) {
    return { ok: false, problem: unreadable(file, error) };
  }
  if (!isUtf8(bytes)) return { ok: false, problem: notUtf8(file, bytes) };
  return { ok: true, text: bytes.toString('utf8') };
}

function tooLarge(file: GlossaryFile, size: number): Problem {
  return {
    code: 'file-unreadable',
    severity: 'error',
    file: file.label,
    line: null,
    message: `the file has ${Math.ceil(size / 1024 / 1024)} MB, and a glossary file may have 10`,
    hint: 'split it into several files in one folder; they are read as one glossary',
  };
}

function unreadable(file: GlossaryFile, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause';
  return {
    code: 'file-unreadable',
    severity: 'error',
    file: file.label,
    line: null,
    message: `the file could not be read (${code})`,
    hint: 'check that it is a file and that you may read it',
  };
}

function notUtf8(file: GlossaryFile, bytes: Buffer): Problem {
  return {
    code: 'glossary-syntax',
    severity: 'error',
    file: file.label,
    line: firstBadLine(bytes),
    message: 'the file should be UTF-8, but this line has bytes that are none',
    hint: 'save the file as UTF-8; nothing of it was read',
  };
}

/** No character of UTF-8 holds the byte of a line break within it, so each line can be judged alone. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const next = bytes.indexOf(NEWLINE, start);
    const end = next === -1 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return line;
}

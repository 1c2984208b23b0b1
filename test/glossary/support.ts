import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGlossary, type GlossaryResult } from '../../src/glossary/read.ts';
import type { Problem } from '../../src/model/problem.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/glossary');

export function fixture(name: string): string {
  return join(FIXTURES, name);
}

export function readFixture(name: string): Promise<GlossaryResult> {
  return readGlossary([fixture(name)], { root: FIXTURES });
}

/** Reads files that exist only while they are read: for bytes that an editor or a version control would change. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<GlossaryResult> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-glossary-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await readGlossary([folder], { root: folder });
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function readText(text: string | Uint8Array): Promise<GlossaryResult> {
  return readFiles({ 'glossary.yaml': text });
}

/** Problems as a terminal would show them. */
export function show(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ file, line, code, message, hint }) =>
        `${file ?? ''}:${line ?? ''} ${code}\n  ${message}\n  → ${hint}`,
    )
    .join('\n');
}

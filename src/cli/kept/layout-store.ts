/** The layouts of builds before, kept by the content of their shapes: the next build lays out only what is new. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_LENGTH, Layouts } from '../../layout/layouts.ts';
import { compareStrings } from '../../model/identity.ts';
import { ElkPool } from '../render/elk-pool.ts';
import { readKept, writeKept } from './kept-file.ts';
import { PROJECT_ROOT, VERSION } from '../project.ts';
import { reasonOf } from '../reason.ts';
import { say } from '../terminal.ts';

const FILE = 'layouts';

/** In bytes; of more, those that this build did not use are let go. */
const CAPACITY = 64e6;

interface Head extends Readonly<Record<string, string>> {
  readonly version: string;
  /** Of the code that lays out, and of what it rests on. */
  readonly code: string;
}

export interface LayoutStore {
  readonly layouts: Layouts;
  /** Ends the threads that lay out. */
  readonly close: () => Promise<void>;
  /** Keeps what this build used, and what builds before did as far as there is room. Where that fails, it is said. */
  readonly keep: () => Promise<void>;
}

/**
 * @param folder null where nothing of builds before is to be used, and nothing kept
 * @param capacity the largest size of the file, in bytes
 */
export async function openLayouts(folder: string | null, capacity = CAPACITY): Promise<LayoutStore> {
  const pool = new ElkPool();
  const close = (): Promise<void> => pool.close();
  if (folder === null) {
    return { layouts: new Layouts(pool.arrange), keep: () => Promise.resolve(), close };
  }
  const file = join(folder, FILE);
  const head: Head = { version: VERSION, code: await codeDigest() };
  const before = await readLayouts(file, head, 'said');
  const layouts = new Layouts(pool.arrange, before);
  const keep = async (): Promise<void> => {
    if (layouts.figures().laidOut === 0) return;
    try {
      // Another build may have kept its own since.
      const others = await readLayouts(file, head, 'unsaid');
      await writeKept(file, head, bodyOf([layouts.known(), others, before], capacity));
    } catch (error) {
      say(`           layouts not kept for the next build: ${reasonOf(error)}`);
    }
  };
  return { layouts, keep, close };
}

/** None where there is no file, or one of another version; of a broken one it is said. */
async function readLayouts(
  file: string,
  own: Head,
  voice: 'said' | 'unsaid',
): Promise<ReadonlyMap<string, string>> {
  try {
    const kept = await readKept<Head>(file, ['version', 'code']);
    if (kept === 'absent') return new Map();
    if (kept !== 'broken') {
      return kept.head.version === own.version && kept.head.code === own.code
        ? layoutsIn(kept.body)
        : new Map();
    }
    if (voice === 'said') say('           the layouts of the last build are broken: all are made anew');
  } catch (error) {
    if (voice === 'said') say(`           the layouts of the last build cannot be read: ${reasonOf(error)}`);
  }
  return new Map();
}

/** Of each layout the key, its length in four bytes, and itself. */
const LENGTH = 4;

function layoutsIn(body: Buffer): ReadonlyMap<string, string> {
  const layouts = new Map<string, string>();
  for (let at = 0; at < body.length;) {
    const start = at + KEY_LENGTH + LENGTH;
    const end = start + body.readUInt32LE(at + KEY_LENGTH);
    layouts.set(body.toString('latin1', at, at + KEY_LENGTH), body.toString('latin1', start, end));
    at = end;
  }
  return layouts;
}

/** Each layout once, as many as there is room for: those of the first map first. */
function bodyOf(maps: readonly ReadonlyMap<string, string>[], capacity: number): Buffer {
  const written = new Set<string>();
  const parts: Buffer[] = [];
  let size = 0;
  for (const [key, layout] of maps.flatMap((map) => [...map])) {
    const bytes = KEY_LENGTH + LENGTH + layout.length;
    if (written.has(key) || size + bytes > capacity) continue;
    const part = Buffer.allocUnsafe(bytes);
    part.write(key, 0, 'latin1');
    part.writeUInt32LE(layout.length, KEY_LENGTH);
    part.write(layout, KEY_LENGTH + LENGTH, 'latin1');
    written.add(key);
    parts.push(part);
    size += bytes;
  }
  return Buffer.concat(parts);
}

/** Of the folder that lays out, and of ELK. */
async function codeDigest(): Promise<string> {
  const folder = join(PROJECT_ROOT, 'src', 'layout');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256');
  for (const name of names.sort(compareStrings)) {
    hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  }
  return hash.update(await readFile(join(PROJECT_ROOT, 'node_modules/elkjs/package.json'))).digest('hex');
}

/** The browser's scripts, as pages name them and the site carries them. */
import type { SitePath } from './path.ts';

/** Classic scripts, which a browser runs from an unpacked folder as well. Each is a file in `src/scripts/`. */
export const PAGE_SCRIPTS = [
  'frame',
  'figure',
  'table',
  'sql',
  'paths',
  'guide',
  'citation',
  'rail',
  'recent',
] as const;

/** Modules that a page's script loads once they are wanted; a browser refuses them in an unpacked folder. */
export const MODULES = ['search', 'neighbours', 'mermaid'] as const;

export type ScriptName = (typeof PAGE_SCRIPTS)[number] | (typeof MODULES)[number];

export interface ScriptFile {
  readonly path: SitePath;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** All of them, bundled. The name of a file holds a digest of its content. */
export interface Scripts {
  readonly paths: Readonly<Record<ScriptName, SitePath>>;
  /** With the parts that modules share. */
  readonly files: readonly ScriptFile[];
}

/** The highlighter's name for a language that a log names; plain text for one that it does not know. */
import { bundledLanguages, type BundledLanguage } from 'shiki/langs';

export function highlightLanguage(name: string | null | undefined): BundledLanguage | 'plaintext' {
  const lower = (name ?? '').toLowerCase();
  return isBundled(lower) ? lower : 'plaintext';
}

function isBundled(name: string): name is BundledLanguage {
  return Object.hasOwn(bundledLanguages, name);
}

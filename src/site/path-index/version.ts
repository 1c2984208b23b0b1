import { createHash } from 'node:crypto';

/**
 * Which index a file is of, so that numbers are never looked up among the names of another: 48 bits of the digest of all its files.
 * Where they say the same after another build, they are the same bytes.
 */
export function versionOf(contents: Iterable<string | Uint8Array>): number {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(`${content.length}:`).update(content);
  return Number.parseInt(hash.digest('hex').slice(0, 12), 16);
}

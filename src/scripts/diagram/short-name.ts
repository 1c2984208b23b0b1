/**
 * A short name for a page of the site, the same in every build: the 32-bit FNV-1a hash of its path from the root
 * (http://www.isthe.com/chongo/tech/comp/fnv/), in base 36. Of some hundred paths no two share one, but by a chance of
 * one in a hundred thousand; of those that do, the first is meant.
 */
export function shortName(path: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(path)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * Which build a file of the index is of, so that numbers are never looked up among the names of another: the first
 * 48 bits of the digest of all inputs.
 */
export function versionOf(digest: string): number {
  return Number.parseInt(digest.slice(0, 12), 16);
}

/** Which lists hold a hash: a table of chains, in arrays of numbers, since a `Map` ends at 16 million entries. */

/** @returns for hashes of 32 bits, the numbers of the lists that hold any of them, each once */
export function indexOf(lists: readonly Uint32Array[]): (hashes: Uint32Array) => Iterable<number> {
  const size = lists.reduce((sum, list) => sum + list.length, 0);
  const bits = Math.max(1, Math.ceil(Math.log2(size)));
  const hashOf = new Uint32Array(size + 1);
  const numberOf = new Uint32Array(size + 1);
  /** The entry that a chain goes on with, or 0 at its end; entries are counted from 1. */
  const next = new Uint32Array(size + 1);
  const heads = new Uint32Array(2 ** bits);
  let entry = 0;
  for (const [number, list] of lists.entries()) {
    for (const hash of list) {
      entry++;
      hashOf[entry] = hash;
      numberOf[entry] = number;
      const slot = slotOf(hash, bits);
      next[entry] = heads[slot] ?? 0;
      heads[slot] = entry;
    }
  }
  return (hashes) => {
    const found = new Set<number>();
    for (const hash of hashes) {
      for (let at = heads[slotOf(hash, bits)] ?? 0; at !== 0; at = next[at] ?? 0) {
        if (hashOf[at] === hash) found.add(numberOf[at] ?? 0);
      }
    }
    return found;
  };
}

/** Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
function slotOf(hash: number, bits: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
}

/** Bytes of UTF-8 that were cut anywhere (RFC 3629). */

/** How many of the bytes there are without a last character that is there in part. */
export function wholeLength(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - 3);
  for (let index = bytes.length - 1; index >= from; index--) {
    const length = lengthFrom(bytes[index] ?? 0);
    if (length !== null) return index + length > bytes.length ? index : bytes.length;
  }
  return bytes.length;
}

/** How many bytes a character has, as its first one tells; null for a byte that is not the first. */
function lengthFrom(first: number): number | null {
  if (first < 0x80) return 1;
  if (first < 0xc0) return null;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

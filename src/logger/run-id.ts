/** Run ids: UUIDs of version 7, which sort by the time that they were made. */

/** Returns that many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** Source: RFC 9562, section 5.7: 48 bits of Unix time in milliseconds, version, 12 random bits, variant, 62 random bits. */
export function newRunId(time: Date, random: RandomBytes): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(time.getTime(), 0, 6);
  bytes.set(random(10), 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

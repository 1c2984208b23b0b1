/** Pixels → PNG with a palette, a third of the size of one without (PNG specification, third edition). */
import { crc32, deflateSync } from 'node:zlib';
import { paletteOf, runsOf } from './palette.ts';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each, in rows. */
  readonly data: Uint8ClampedArray;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Of each pixel. */
const BITS = 4;
const INDEXED = 3;

/**
 * What is not opaque counts as if it were.
 * @param kept colours that stay as they are, as `#rrggbb`
 */
export function indexedPng(
  { width, height, data }: Pixels,
  kept: readonly string[],
): Uint8Array<ArrayBuffer> {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const runs = runsOf(pixels);
  const { colours, places } = paletteOf(runs, pixels.length, new Set(kept.map(numberOf)));
  const indexed = new Uint8Array(pixels.length);
  for (const [index, { start, colour }] of runs.entries())
    indexed.fill(places.get(colour) ?? 0, start, runs[index + 1]?.start);
  return joined([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(packed(indexed, width), { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A colour as a canvas has it in memory: opaque, the low byte red. */
function numberOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = Buffer.from(colour.slice(1), 'hex');
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function header(width: number, height: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(13));
  view.setUint32(0, width);
  view.setUint32(4, height);
  view.setUint8(8, BITS);
  view.setUint8(9, INDEXED);
  return new Uint8Array(view.buffer);
}

/** Two pixels a byte; each row behind the number of its filter: none, which suits flat colours. */
function packed(indexed: Uint8Array, width: number): Uint8Array {
  const bytes = Math.ceil(width / 2);
  const rows = new Uint8Array((indexed.length / width) * (bytes + 1));
  for (let from = 0, to = 1; from < indexed.length; from += width, to += bytes + 1) {
    for (let x = 0; x < width; x += 2)
      rows[to + x / 2] =
        ((indexed[from + x] as number) << 4) | ((x + 1 < width ? indexed[from + x + 1] : 0) as number);
  }
  return rows;
}

/** Its length, its name, its data, and the checksum of the last two. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const part = new Uint8Array(data.length + 12);
  const view = new DataView(part.buffer);
  view.setUint32(0, data.length);
  part.set(Buffer.from(name, 'latin1'), 4);
  part.set(data, 8);
  view.setUint32(data.length + 8, crc32(part.subarray(4, data.length + 8)));
  return part;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

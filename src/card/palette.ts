/** The colours that a picture is shown in. */

/** As many as four bits tell apart: enough for flat colours and the edges of letters. */
const MOST = 16;

/** Pixels side by side of one colour, up to the next run's beginning. */
export interface Run {
  readonly start: number;
  /** As a canvas has it in memory: the low byte is red. */
  readonly colour: number;
}

export interface Palette {
  /** Red, green and blue of each colour. */
  readonly colours: Uint8Array;
  /** From a colour of the picture to its place in the palette, or to that of the nearest one. */
  readonly places: ReadonlyMap<number, number>;
}

/** In their order. Most pixels are as the one before them. */
export function runsOf(pixels: Uint32Array): readonly Run[] {
  const runs: Run[] = [];
  let last = -1;
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at] as number;
    if (colour === last) continue;
    runs.push({ start: at, colour });
    last = colour;
  }
  return runs;
}

/**
 * The colours that are to stay as they are, and then the commonest ones; of those as common, the lower number.
 * @param length how many pixels there are
 */
export function paletteOf(runs: readonly Run[], length: number, kept: ReadonlySet<number>): Palette {
  const counts = new Map<number, number>();
  for (const [index, { start, colour }] of runs.entries()) {
    const end = runs[index + 1]?.start ?? length;
    counts.set(colour, (counts.get(colour) ?? 0) + end - start);
  }
  const common = [...counts]
    .sort(([a, m], [b, n]) => Number(kept.has(b)) - Number(kept.has(a)) || n - m || a - b)
    .slice(0, MOST)
    .map(([colour]) => colour);
  return {
    colours: Uint8Array.from(common.flatMap(channels)),
    places: new Map([...counts.keys()].map((colour) => [colour, nearest(common, colour)])),
  };
}

/** By the least sum of squares over the channels; of those as near, the commoner. */
function nearest(colours: readonly number[], wanted: number): number {
  let best = 0;
  let least = Infinity;
  for (const [place, colour] of colours.entries()) {
    const red = (colour & 255) - (wanted & 255);
    const green = ((colour >> 8) & 255) - ((wanted >> 8) & 255);
    const blue = ((colour >> 16) & 255) - ((wanted >> 16) & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function channels(colour: number): number[] {
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
}

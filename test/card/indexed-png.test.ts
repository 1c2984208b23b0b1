import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexedPng } from '../../src/card/indexed-png.ts';

/** As a reader of PNG has them: red, green, blue and alpha of each pixel. */
async function read(png: Uint8Array): Promise<number[]> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, image.width, image.height).data];
}

function pixels(colours: readonly number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(
    colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]),
  );
}

test('a picture of at most 16 colours is read back as it was, whatever its size', async () => {
  const colour = fc.integer({ min: 0, max: 0xffffff });
  const picture = fc
    .tuple(
      fc.array(colour, { minLength: 1, maxLength: 16 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
    )
    .chain(([colours, width, height]) =>
      fc
        .array(fc.constantFrom(...colours), { minLength: width * height, maxLength: width * height })
        .map((chosen) => ({ width, height, data: pixels(chosen) })),
    );
  await fc.assert(
    fc.asyncProperty(picture, async (any) => {
      expect(await read(indexedPng(any, []))).toEqual([...any.data]);
    }),
  );
});

test('of more colours the commonest stay, with those that are to, and the others become the nearest', async () => {
  const greys = Array.from({ length: 40 }, (_, index) => index * 0x010101);
  const colours = [...Array.from({ length: 40 }, () => 0xffffff), ...greys, 0xff0000];
  const data = pixels(colours);
  const shown = await read(indexedPng({ width: colours.length, height: 1, data }, ['#ff0000']));
  const read24 = colours.map((_, index) => shown.slice(4 * index, 4 * index + 3));
  expect(read24[0]).toEqual([255, 255, 255]);
  expect(read24.at(-1)).toEqual([255, 0, 0]);
  expect(new Set(read24.map(String)).size).toBe(16);
  // Of those as common the darker stay: the lightest grey is shown as the lightest of these.
  expect(read24[79]).toEqual([13, 13, 13]);
});

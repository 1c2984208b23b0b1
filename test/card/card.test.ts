import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawCard, type CardText } from '../../src/card/card.ts';
import { linesOf } from '../../src/card/line.ts';
import { fontOf } from '../../src/card/font.ts';
import type { SliceNode } from '../../src/graph/slice.ts';
import { visible } from '../../src/model/visible.ts';
import { layout } from '../../src/layout/layout.ts';

const text: CardText = {
  kind: 'dataset',
  name: 'orders_clean',
  namespace: 'clean',
  meaning: 'One row for each order.',
  owners: ['Commerce data'],
  site: 'Acme',
};

function node(name: string, emphasis: SliceNode['emphasis'] = 'normal'): SliceNode {
  const id = { namespace: 'n', name };
  const rest = { caption: null, emphasis, group: null, hiddenUpstream: 0, hiddenDownstream: 0 };
  return { kind: 'dataset', key: name, id, label: name, rows: [], ...rest };
}

/** A dataset with so many that it is made of. */
async function drawingOf(sources: number) {
  const names = Array.from({ length: sources }, (_, index) => `source_${index}`);
  const edges = names.map((name) => ({
    from: { node: name, row: null },
    to: { node: 'all', row: null },
    kind: 'value' as const,
    label: null,
    inCycle: false,
  }));
  return layout({ nodes: [node('all', 'focus'), ...names.map((name) => node(name))], edges, groups: [] });
}

/** How many pixels of a part of the card are not of its paper. */
async function inkIn(png: Uint8Array, x: number, y: number, width: number, height: number): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(x, y, width, height);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) < 200) ink += 1;
  return ink;
}

describe('a card', () => {
  test('is a PNG of 1200 by 630 pixels with a palette', async () => {
    const png = Buffer.from(drawCard(text, await drawingOf(3)));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    // Bits of a pixel, and that it is a place in the palette.
    expect([png[24], png[25]]).toEqual([4, 3]);
    expect(png.length).toBeLessThan(20_000);
  });

  test('has the same bytes each time', async () => {
    const drawing = await drawingOf(3);
    expect(drawCard(text, drawing)).toEqual(drawCard(text, drawing));
  });

  test('shows its name above, its diagram in the middle, and who answers for it below', async () => {
    const [with3, without] = [drawCard(text, await drawingOf(3)), drawCard(text, await layout(EMPTY))];
    expect(await inkIn(with3, 56, 90, 1088, 80)).toBeGreaterThan(2000);
    expect(await inkIn(with3, 56, 560, 500, 60)).toBeGreaterThan(500);
    expect(await inkIn(with3, 56, 230, 1088, 320)).toBeGreaterThan(1000);
    expect(await inkIn(without, 56, 230, 1088, 320)).toBe(0);
  });

  test('keeps a name of 300 letters, a long meaning and many neighbours within its margins', async () => {
    const long = {
      ...text,
      name: 'warehouse_'.repeat(30),
      meaning: 'word '.repeat(90),
      owners: ['o'.repeat(300)],
    };
    const png = drawCard(long, await drawingOf(40));
    expect(await inkIn(png, 0, 0, 50, 630)).toBe(0);
    expect(await inkIn(png, 1150, 0, 50, 630)).toBe(0);
    expect(await inkIn(png, 0, 0, 1200, 24)).toBe(0);
    expect(await inkIn(png, 0, 612, 1200, 18)).toBe(0);
  });

  test.each(['', ' ', '\u0000', '🕷', '__proto__', '名前'])('is drawn of the name %j', async (name) => {
    const seen = visible(name);
    expect(
      drawCard({ ...text, name: seen, namespace: seen, meaning: seen }, await drawingOf(1)).length,
    ).toBeGreaterThan(1000);
  });
});

const EMPTY = { nodes: [], edges: [], groups: [] };

describe('text in lines', () => {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = fontOf('regular', 20);

  test('is broken where its field breaks it, and loses nothing', () => {
    const lines = linesOf(context, 's3://bucket/a/b/c.parquet', 120, 9);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('s3://bucket/a/b/c.parquet');
    for (const line of lines) expect(context.measureText(line).width).toBeLessThanOrEqual(120);
  });

  test('ends in an ellipsis where there is no more room', () => {
    const lines = linesOf(context, 'one two three four five six', 60, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(context.measureText(lines[1] ?? '').width).toBeLessThanOrEqual(60);
  });

  test('of one word that is longer than a line is broken within it', () => {
    const lines = linesOf(context, 'x'.repeat(50), 60, 99);
    expect(lines.join('')).toBe('x'.repeat(50));
  });

  test('of nothing is no line', () => {
    expect(linesOf(context, ' ', 60, 2)).toEqual([]);
  });
});

test('cards alone know the canvas', () => {
  const root = resolve(import.meta.dirname, '../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:ts|astro)$/.test(file),
  );
  const importers = files.filter((file) =>
    readFileSync(join(root, file), 'utf8').includes("'@napi-rs/canvas'"),
  );
  expect(importers.length).toBeGreaterThan(0);
  expect(importers.filter((file) => !file.startsWith('card/'))).toEqual([]);
});

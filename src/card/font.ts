/**
 * The letters of cards. Of the machine's own fonts none is used, so that each machine draws the same: scripts that Roboto
 * has no letters for come out as boxes.
 */
import { GlobalFonts } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FILES = { regular: 'Roboto-Regular.woff2', medium: 'Roboto-Medium.woff2' } as const;

let isReady = false;

/** A font for the canvas. @param size in pixels */
export function fontOf(weight: keyof typeof FILES, size: number): string {
  if (!isReady) register();
  return `${size}px headwater-${weight}`;
}

function register(): void {
  const require = createRequire(import.meta.url);
  GlobalFonts.removeAll();
  for (const [weight, file] of Object.entries(FILES)) {
    const path = require.resolve(`roboto-fontface/fonts/roboto/${file}`);
    GlobalFonts.register(readFileSync(path), `headwater-${weight}`);
  }
  isReady = true;
}

/** The Chromium that comes with the npm package, with the libraries that a bare machine lacks. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import bundled, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Starts the browser; the caller closes it. Unpacks it into the temporary folder where it is not there yet. */
export async function launchChromium(): Promise<Browser> {
  const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'));
  const libraries = join(await inflate(fileURLToPath(archive)), 'lib');
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    // Not the package's own arguments: their --single-process ends the browser when a page is closed.
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: { ...process.env, LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH'] ?? ''].join(':') },
  });
}

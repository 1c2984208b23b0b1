/** The Chromium that comes with the npm package, with the libraries that a bare machine lacks. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import bundled, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

interface Unpacked {
  readonly executable: string;
  /** The folder of the shared libraries. */
  readonly libraries: string;
}

/** Unpacks the browser into the temporary folder where it is not there yet. */
export async function unpackChromium(): Promise<Unpacked> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const libraries = join(await inflate(join(dirname(entry), '../bin/al2023.tar.br')), 'lib');
  return { executable: await bundled.executablePath(), libraries };
}

/** Starts the browser; the caller closes it. @param more arguments of its command line */
export async function launchChromium(...more: readonly string[]): Promise<Browser> {
  const { executable, libraries } = await unpackChromium();
  return chromium.launch({
    executablePath: executable,
    // Not the package's own arguments: their --single-process ends the browser when a page is closed.
    args: ['--no-sandbox', '--font-render-hinting=none', ...more],
    env: { ...process.env, LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH'] ?? ''].join(':') },
  });
}

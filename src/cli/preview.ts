/** `npm run preview`: serves what the last build wrote. */
import { preview } from 'astro';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../model/input-error.ts';
import { readOptions } from './options.ts';
import { PROJECT_ROOT } from './project.ts';
import { sayError } from './terminal.ts';

const HELP = `Serves what the last build wrote.

Usage: npm run preview -- [--out <dir>]

Example: npm run preview -- --out site
`;

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
  } else {
    const outDir = resolve(options.out);
    await access(outDir).catch(() => {
      throw new InputError(`There is no ${options.out}`, 'Run `npm run build` first.');
    });
    await preview({ root: PROJECT_ROOT, outDir });
  }
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}

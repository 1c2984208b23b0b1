/** The project that the commands belong to. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

// Nothing that runs here reports on anyone: Astro reads this when it starts.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

/** The folder that `package.json` is in. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

export const VERSION: string = (
  JSON.parse(readFileSync(resolve(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }
).version;

/**
 * `node faulty-disk.ts <fault> <option>…` builds on a disk that is not as one would have it:
 * `other` where the output is on another file system than the project, `full` where there is soon no room for the output.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

const [fault = '', ...options] = process.argv.slice(2);

/** As the system does it. */
function failure(code: string, message: string, call: string): Error {
  return Object.assign(new Error(`${code}: ${message}, ${call}`), { code, syscall: call });
}

function isWorking(path: unknown): boolean {
  return String(path).includes(`${sep}.astro${sep}build-`);
}

const { rename } = fs.promises;
const { writeFileSync } = fs;
let room = 20;

if (fault === 'other') {
  fs.promises.rename = (from, to) =>
    isWorking(from) === isWorking(to)
      ? rename(from, to)
      : Promise.reject(failure('EXDEV', 'cross-device link not permitted', 'rename'));
} else {
  fs.writeFileSync = (file, ...rest) => {
    if (String(file).includes('.headwater-') && room-- === 0) {
      throw failure('ENOSPC', 'no space left on device', 'write');
    }
    writeFileSync(file, ...rest);
  };
}
syncBuiltinESMExports();

const { build } = await import('../../src/cli/build.ts');
process.exitCode = await build(options);

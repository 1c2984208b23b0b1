/**
 * `node killed-commit.ts <output> <staging> <steps> <staying>…` puts what is staged into the output, and is killed after so many steps
 * on the disk. Without a staging folder, it undoes what another one left unfinished.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [output = '', staging = '', steps = '', ...files] = process.argv.slice(2);
let left = Number(steps);

function counted<Args extends unknown[], T>(work: (...args: Args) => T): (...args: Args) => T {
  return (...args) => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    return work(...args);
  };
}

fs.renameSync = counted(fs.renameSync);
fs.rmSync = counted(fs.rmSync);
fs.rmdirSync = counted(fs.rmdirSync);
Object.assign(fs, { mkdirSync: counted(fs.mkdirSync), writeFileSync: counted(fs.writeFileSync) });
syncBuiltinESMExports();

if (staging === '') {
  const { undoUnfinished } = await import('../../../src/cli/output/output-change.ts');
  await undoUnfinished(output);
} else {
  const { commitOutput } = await import('../../../src/cli/output/output-folder.ts');
  await commitOutput({ path: output, staging }, { files, check: () => undefined });
}
process.stdout.write('done');

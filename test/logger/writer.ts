/**
 * A process that logs runs with the functions that any script would import: `node writer.ts <job> <runs>`. It says
 * when it has begun. With 0 runs it stops in the middle of its first, and waits to be killed.
 */
import { writeSync } from 'node:fs';
import { endRun, logIo, startRun } from '../../src/logger/index.ts';

const [name = '', count = ''] = process.argv.slice(2);
const inputs = [{ namespace: 'raw', name: 'orders', rowCount: 3 }];

if (count === '0') {
  logIo(startRun('shop', name), { inputs });
  writeSync(process.stdout.fd, 'stalled\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
for (let run = 0; run < Number(count); run += 1) {
  const id = startRun('shop', name);
  logIo(id, { inputs });
  endRun(id, 'COMPLETE');
  if (run === 2) writeSync(process.stdout.fd, 'writing\n');
}

/**
 * A process that runs one pipeline and hangs once its inputs are read, as when a disk stops answering:
 * `node stalled-run.ts <setting as JSON> <start, in milliseconds since 1970>`. It prints a line when it hangs, and
 * goes on for ever; whoever started it kills it.
 */
import { writeSync } from 'node:fs';
import { PIPELINES } from '../index.ts';
import { createClock, simulatedLogger, type Setting } from './simulation.ts';

const [settingText = '', start = ''] = process.argv.slice(2);
const setting = JSON.parse(settingText) as Setting;
const clock = createClock(new Date(Number(start)));
const logger = simulatedLogger(setting, clock);

await PIPELINES.find(({ name }) => name === setting.pipeline)?.run({
  raw: setting.raw,
  processed: setting.processed,
  now: clock.now,
  logger: {
    ...logger,
    logIo: (runId, io) => {
      logger.logIo(runId, io);
      writeSync(process.stdout.fd, 'hanging\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  },
});

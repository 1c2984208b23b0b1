/** A thread that looks for what no build has written in an output, and says it. */
import { parentPort, workerData } from 'node:worker_threads';
import { foreignFiles } from './output-mark.ts';

if (parentPort === null) throw new Error('this is a thread, and no program');
parentPort.postMessage(await foreignFiles(workerData as string));

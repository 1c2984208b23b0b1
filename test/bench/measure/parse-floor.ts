/** The floor of collecting: `node parse-floor.ts <log>` reads the lines and parses each, and says what that took. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { measured, peakRss } from './spent.ts';

async function parseLines(log: string): Promise<number> {
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(log), crlfDelay: Infinity })) {
    if (typeof JSON.parse(line) === 'object') lines++;
  }
  return lines;
}

const { value, ...spent } = await measured(() => parseLines(process.argv[2] ?? ''));
console.log(JSON.stringify({ ...spent, peakRssBytes: peakRss(), lines: value }));

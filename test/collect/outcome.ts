/** Files that are read by themselves, without the books of a log: what comes out of them, and what stops it. */
import { join } from 'node:path';
import { FileFault } from '../../src/collect/file-fault.ts';
import { readLines, type Line } from '../../src/collect/lines.ts';
import { readValues, type Value } from '../../src/collect/values.ts';
import { writeLog } from './support.ts';

export interface Outcome<Item> {
  readonly items: readonly Item[];
  /** Message and hint, as a terminal would show them; null where the file was read to its end. */
  readonly fault: string | null;
}

async function outcomeOf<Item>(source: AsyncIterable<Item>): Promise<Outcome<Item>> {
  const items: Item[] = [];
  try {
    for await (const item of source) items.push(item);
    return { items, fault: null };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { items, fault: `${error.message}\n→ ${error.hint}` };
  }
}

export async function linesOf(content: string | Uint8Array): Promise<Outcome<Line>> {
  return outcomeOf(readLines(join(await writeLog({ log: content }), 'log')));
}

export async function valuesOf(content: string | Uint8Array): Promise<Outcome<Value>> {
  return outcomeOf(readValues(readLines(join(await writeLog({ log: content }), 'log'))));
}

/** Where values begin, and why those that are none are none: `1`, `2: not JSON: it ends too early`. */
export function told(values: readonly Value[]): readonly string[] {
  return values.map((value) => (value.ok ? `${value.line}` : `${value.line}: ${value.fault}`));
}

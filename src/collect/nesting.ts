/** How deep the brackets of a JSON text go, before it is parsed. */
import { stringEnd } from './json-string.ts';

/** Parsing takes some 100 bytes for each open bracket, so that a text that is shorter does no harm. */
const HARMLESS_LENGTH = 1024 * 1024;
const MAX_DEPTH = 100_000;

/** Why a text cannot be parsed in bounded memory; null where it can. */
export function nestingFault(text: string): string | null {
  if (text.length <= HARMLESS_LENGTH || !isDeeperThan(text, MAX_DEPTH)) return null;
  return 'lists and objects are nested more than 100,000 deep';
}

function isDeeperThan(text: string, levels: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length && depth <= levels; index++) {
    const char = text[index];
    if (char === '"') index = stringEnd(text, index) - 1;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
  }
  return depth > levels;
}

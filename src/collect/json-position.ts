/** Where in a JSON text one stands, while it is read from its beginning: within which lists and objects, at which item or member. */
import { stringEnd } from './json-string.ts';

/** An item's index, or a member's name as it is written: a JSON string, in its quotes. */
export type Step = string | number;

/** A list or an object that has begun and not ended. */
interface Open {
  readonly isList: boolean;
  /** Of the list's item. */
  index: number;
  /** Of the object's member: a JSON string, in its quotes. */
  key: string;
  /** Whether the next string is a key. */
  awaitsKey: boolean;
}

export class JsonPosition {
  readonly #text: string;
  readonly #open: Open[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** How many lists and objects are open. */
  get depth(): number {
    return this.#open.length;
  }

  /** From the root down to the item or member that is being read. */
  get steps(): readonly Step[] {
    return this.#open.map(({ isList, index, key }) => (isList ? index : key));
  }

  /** Reads on past the string, or the one character, that begins at `index`; returns what comes after it. */
  pass(index: number): number {
    const char = this.#text.charAt(index);
    const within = this.#open.at(-1);
    if (char === '"') return this.#passString(index, within);
    if (char === '{' || char === '[') {
      this.#open.push({ isList: char === '[', index: 0, key: '""', awaitsKey: char === '{' });
    } else if (char === '}' || char === ']') {
      this.#open.pop();
    } else if (char === ',' && within !== undefined) {
      within.index += 1;
      within.awaitsKey = !within.isList;
    }
    return index + 1;
  }

  #passString(index: number, within: Open | undefined): number {
    const end = stringEnd(this.#text, index);
    if (within?.awaitsKey === true) {
      within.key = this.#text.slice(index, end);
      within.awaitsKey = false;
    }
    return end;
  }
}

/** A terminal without a screen: what is written to it, and what then stands on it. */
import type { Terminal } from '../../src/cli/phase/status-line.ts';

/** Stands for the sequence that erases the rest of a line. */
const ERASE = '\ue000';

export class Tty implements Terminal {
  readonly isTTY: boolean;
  readonly columns: number;
  /** Each thing that was written, in turn. */
  readonly written: string[] = [];

  constructor(columns = 80, isTTY = true) {
    this.columns = columns;
    this.isTTY = isTTY;
  }

  write = (chunk: string | Uint8Array): boolean => {
    this.written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return true;
  };

  /** The lines that stand there, the last one where the cursor is. Knows no more than a line that is rewritten needs. */
  lines(): string[] {
    const lines = [''];
    let column = 0;
    for (const token of this.written.join('').replaceAll('\u001b[K', ERASE)) {
      const line = lines.at(-1) ?? '';
      if (token === '\n') [column] = [0, lines.push('')];
      else if (token === '\r') column = 0;
      else if (token === ERASE) lines[lines.length - 1] = line.slice(0, column);
      else {
        lines[lines.length - 1] = line.slice(0, column) + token + line.slice(column + 1);
        column += 1;
      }
    }
    return lines;
  }
}

/** Where a build says how far it is: a terminal with one line that is rewritten in place, or lines that stay. */
import { StatusLine, type Terminal } from './status-line.ts';

export interface Screen {
  /** From the beginning of a phase to the first time that {@link show} is worth it, in milliseconds. */
  readonly first: number;
  /** From one time to the next. */
  readonly next: number;
  /** A line that stays. */
  readonly say: (text: string) => void;
  /** How far the work is: a head, and parts of which the last ones may be left out. */
  readonly show: (head: string, parts: readonly string[]) => void;
  /** Takes away what {@link show} has left, where it may. */
  readonly clear: () => void;
  /** Clears it, and lets go of the terminal. */
  readonly close: () => void;
}

const SEPARATOR = ' · ';

/** The screen that fits the process's error output; all of what a build says goes there. */
export function processScreen(): Screen {
  const { stderr, stdout, env } = process;
  return canRewrite(stderr, env) ? liveScreen(stderr, [stderr, stdout]) : plainScreen(stderr);
}

/** Services that run builds keep what is written, also where they lend a terminal. */
export function canRewrite(stream: Terminal, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
}

/**
 * Shows how far the work is in the last line of `stream`.
 * @param written what may be written to meanwhile: it is kept apart from that line
 */
export function liveScreen(stream: Terminal, written: readonly Terminal[]): Screen {
  const line = new StatusLine(stream, written);
  return {
    first: 0,
    next: 100,
    say: (text) => stream.write(`${text}\n`),
    show: (head, parts) => {
      line.show(fitted(head, parts, widthOf(stream) - 1));
    },
    clear: () => {
      line.clear();
    },
    close: () => {
      line.close();
    },
  };
}

/** Says it now and then, in lines that stay; a short phase says nothing before it is done. */
export function plainScreen(stream: Pick<Terminal, 'write'>): Screen {
  const say = (text: string) => stream.write(`${text}\n`);
  return {
    first: 2000,
    next: 10_000,
    say,
    show: (head, parts) => say(`${head} … ${parts.join(SEPARATOR)}`),
    clear: () => undefined,
    close: () => undefined,
  };
}

/** In columns. A terminal whose width the system does not know gives 0. */
function widthOf({ columns = 0 }: Terminal): number {
  return columns > 0 ? columns : 80;
}

/** A line that wraps could not be rewritten. */
function fitted(head: string, parts: readonly string[], width: number): string {
  for (let count = parts.length; count > 0; count -= 1) {
    const line = `${head} … ${parts.slice(0, count).join(SEPARATOR)}`;
    if (line.length <= width) return line;
  }
  return `${head} …`.slice(0, Math.max(0, width));
}

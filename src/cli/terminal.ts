/** What commands say on the terminal. Colour only where one looks at it. */
import { styleText } from 'node:util';
import { InputError } from '../model/input-error.ts';
import type { Problem } from '../model/problem.ts';
import { visible } from '../model/visible.ts';

type Style = Parameters<typeof styleText>[0];

function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stderr });
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One line for a phase that is done: its name, what it came to, and how long it took. */
export function sayPhase(name: string, outcome: string, since: number): void {
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  say(`${paint('bold', name.padEnd(10))} ${outcome} ${paint('dim', `${seconds} s`)}`);
}

/** How often a long phase says how far it is, in milliseconds. */
const PROGRESS_INTERVAL = 2000;

/** Counts what a phase has done, and says it from time to time where the phase takes long. */
export function progress(name: string, noun: string): () => void {
  let done = 0;
  let said = performance.now();
  return () => {
    done += 1;
    if (performance.now() - said < PROGRESS_INTERVAL) return;
    said = performance.now();
    say(`${name.padEnd(10)} … ${plural(done, noun)}`);
  };
}

const SHOWN_PROBLEMS = 20;

/**
 * Errors before warnings; of many, the first ones and how many more there are.
 * @param where the rest can be read, as the end of a sentence
 */
export function sayProblems(
  problems: readonly Problem[],
  where = ', on the problems pages and in api/problems.ndjson',
): void {
  const sorted = [...problems].sort((a, b) =>
    a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1,
  );
  for (const problem of sorted.slice(0, SHOWN_PROBLEMS)) say(`\n${formatProblem(problem)}`);
  if (sorted.length > SHOWN_PROBLEMS) {
    say(`\n… and ${sorted.length - SHOWN_PROBLEMS} more${where}.`);
  }
}

/** What it quotes of a stranger's text is spelled out where a terminal would obey it. */
export function formatProblem(problem: Problem): string {
  const mark = problem.severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
  const place = problem.file === null ? '' : ` ${paint('cyan', placeOf(problem))}`;
  return `${mark}${place}\n  ${visible(problem.message)}\n  ${paint('dim', `→ ${visible(problem.hint)}`)}`;
}

function placeOf({ file, line }: Problem): string {
  const name = visible(file ?? '');
  return line === null ? name : `${name}:${line}`;
}

/** For a user's mistake, what is wrong and the way out; for ours, all that helps to find it. */
export function sayError(error: unknown): void {
  if (error instanceof InputError)
    say(`${paint('red', 'error')} ${visible(error.message)}\n  ${paint('dim', `→ ${visible(error.hint)}`)}`);
  else
    say(
      `${paint('red', 'error')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

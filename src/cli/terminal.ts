/** What commands say on the terminal. Colour only where one looks at it. */
import { stripVTControlCharacters, styleText } from 'node:util';
import { formatDuration } from '../model/duration.ts';
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

/** Where the name of a phase ends and what came of it begins. */
export function phaseHead(name: string): string {
  return name.padEnd(10);
}

/** One line for a phase that is done: its name, what it came to, and how long it took. */
export function phaseLine(name: string, outcome: string, milliseconds: number): string {
  return `${paint('bold', phaseHead(name))} ${outcome} ${paint('dim', secondsText(milliseconds))}`;
}

/** `1.2 s`, and from a minute on `2 min 5 s`. */
export function secondsText(milliseconds: number): string {
  return milliseconds < 59_950 ? `${(milliseconds / 1000).toFixed(1)} s` : formatDuration(milliseconds + 50);
}

/** A reader of what we say may leave, such as `head`: then nobody is told, and the work goes on. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
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
  if (error instanceof InputError) {
    say(`${paint('red', 'error')} ${visible(error.message)}\n  ${paint('dim', `→ ${visible(error.hint)}`)}`);
  } else {
    const text = stackOf(error);
    // Tools that we call bring colours of their own, wherever they are read.
    say(`${paint('red', 'error')} ${hasColours() ? text : stripVTControlCharacters(text)}`);
  }
}

/** Also of what it came of. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nThe cause: ${stackOf(error.cause)}`;
}

function hasColours(): boolean {
  return paint('red', 'x') !== 'x';
}

export function plural(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `12,345` */
export function whole(count: number): string {
  return count.toLocaleString('en');
}

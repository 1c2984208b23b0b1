/** Why a text is no YAML, in words for whoever wrote it. */
import type { YAMLException } from 'js-yaml';
import { maskText } from '../model/mask.ts';
import { diagnose, type Diagnosis } from './diagnosis.ts';
import { quote } from './words.ts';

export interface SyntaxFault {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** Says what a parser's exception most likely means: what is wrong, in which text, and what helps. */
export function syntaxFault({ reason, mark }: YAMLException): SyntaxFault {
  const lines = (mark?.buffer ?? '').split(/\r\n|\n|\r/);
  const at = mark?.line ?? 0;
  const text = lines[at] ?? '';
  const site = { reason, before: text.slice(0, mark?.column), after: text.slice(mark?.column) };
  return mergeConflict(lines) ?? unclosed(reason, lines, at) ?? diagnosed(diagnose(site), lines, at);
}

function mergeConflict(lines: readonly string[]): SyntaxFault | null {
  const index = lines.findIndex((text) => text.startsWith('<<<<<<< '));
  if (index === -1) return null;
  return fault(
    index,
    'this line begins a merge conflict that is not resolved',
    'resolve it and take its marks out',
  );
}

/** The parser notices far below; to blame is the nearest line above that opens more than it closes. */
function unclosed(reason: string, lines: readonly string[], at: number): SyntaxFault | null {
  if (!UNCLOSED.test(reason)) return null;
  const index = lines.findLastIndex((text, line) => line <= at && openerOf(text) !== null);
  const opener = openerOf(lines[index] ?? '');
  if (opener === null) return null;
  return fault(
    index,
    `the ${quote(opener)} that is opened on this line is not closed${shown(lines[index])}`,
    /["']/.test(opener)
      ? 'close it; within \'…\' a quote is written twice, and within "…" after a backslash'
      : 'close it, or put quotes around a text that begins with it',
  );
}

const UNCLOSED =
  /within a (double|single) quoted scalar|^unexpected end of the stream within a flow|^deficient indentation/;

function openerOf(line: string): string | null {
  const quote = openQuoteOf(line);
  if (quote !== null) return quote;
  const brackets = line.match(/[[\]{}]/g) ?? [];
  const openers = brackets.filter((bracket) => '[{'.includes(bracket));
  return openers.length * 2 > brackets.length ? (openers[0] ?? null) : null;
}

/** The quote that begins a value and does not come again. Not told by a pattern: on a line of megabytes, that fails. */
function openQuoteOf(line: string): string | null {
  const last = ['"', "'"].map((quote) => line.lastIndexOf(quote));
  const opening = last.filter((index) => index === 0 || /[\s,[{]/.test(line.charAt(index - 1)));
  return opening.length === 0 ? null : line.charAt(Math.min(...opening));
}

function diagnosed(
  { fault: what, hint, above }: Diagnosis,
  lines: readonly string[],
  at: number,
): SyntaxFault {
  const index = above === true ? lines.findLastIndex((line, index) => index < at && line.trim() !== '') : at;
  return fault(index, `${what}${shown(lines[index])}`, hint);
}

function fault(index: number, message: string, hint: string): SyntaxFault {
  return { line: index + 1, message, hint: `${hint}; nothing of this file was read` };
}

function shown(text: string | undefined): string {
  const trimmed = maskText((text ?? '').trim());
  return trimmed === '' ? '' : `: ${quote(trimmed)}`;
}

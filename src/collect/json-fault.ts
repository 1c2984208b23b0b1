/** Why a text is not JSON, in words, and where in it. */

interface Start {
  readonly line: number;
  /** How many characters stand before the text on that line. */
  readonly column: number;
}

/**
 * @param text what `JSON.parse` refused
 * @param error what it threw
 * @param at where the text begins in its file
 */
export function describeJsonFault(text: string, error: unknown, at: Start): string {
  if (UTF_16.test(text)) return 'not JSON: it is UTF-16 in a file that begins as UTF-8';
  const message = error instanceof Error ? error.message : String(error);
  if (endsTooEarly(message)) return 'not JSON: it ends too early';
  const token = tokenOf(message);
  const told = / at position (\d+)/.exec(message)?.[1];
  const position = told === undefined ? tokenPosition(text, message) : Number(told);
  const what =
    token === null ? message.replace(/ (in|after) JSON at position.*$/s, '') : `unexpected ${shown(token)}`;
  return `not JSON: ${lowerFirst(what)}${position === null ? '' : ` ${placeOf(text, position, at)}`}`;
}

/**
 * What is plain without parsing: a text that begins as no JSON does. Null where that does not show. Logs of
 * another kind hold millions of such lines, and to throw for each takes ten times as long.
 */
export function describeForeignText(text: string, at: Start): string | null {
  const position = text.search(/[^ \t\r\n]/);
  const token = String.fromCodePoint(text.codePointAt(position) ?? 0);
  if (position === -1 || /[[{"\-\dtfn]/.test(token) || UTF_16.test(text)) return null;
  return `not JSON: unexpected ${shown(`'${token}'`)} ${placeOf(text, position, at)}`;
}

/** What is appended in UTF-16, by PowerShell's `>>` for one: every other byte is zero. */
const UTF_16 = /^\0?(?:[^\0]\0){4}/;

/** In its quotes, where the message blames one. Of `NaN` and `undefined` V8 says no more than that they are none. */
function tokenOf(message: string): string | null {
  const name = /^"([NIu])\w+" is not valid JSON$/.exec(message)?.[1];
  return name === undefined ? (/^Unexpected token (.+?), /s.exec(message)?.[1] ?? null) : `'${name}'`;
}

function endsTooEarly(message: string): boolean {
  return message.startsWith('Unexpected end') || message.startsWith('Unterminated');
}

/** `'x'`, or the number of a character that has no shape of its own. */
function shown(token: string): string {
  const code = /^'([\p{C}\p{Z}])'$/u.exec(token)?.[1]?.codePointAt(0);
  return code === undefined ? token : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** V8 does not say where an unexpected token stands, but shows it with so many characters before it. */
const CONTEXT_BEFORE = 10;
const CONTEXT = /, \.\.\."(.+)"(?:\.\.\.)? is not valid JSON$/s;

/** Finding the place in longer texts, where V8's words do not give it away, would take a minute. */
const MAX_SEARCHED = 1024 * 1024;

/** Null where it would take too long to find. */
function tokenPosition(text: string, message: string): number | null {
  const context = CONTEXT.exec(message)?.[1];
  const start = context === undefined ? -1 : text.indexOf(context);
  const position = start + CONTEXT_BEFORE;
  if (start !== -1 && hasUnexpectedToken(text.slice(0, position + 1))) return position;
  return searchToken(text.slice(0, MAX_SEARCHED));
}

/** At the end of the shortest beginning that has an unexpected token. */
function searchToken(text: string): number | null {
  if (!hasUnexpectedToken(text)) return null;
  let [without, within] = [0, text.length];
  while (within - without > 1) {
    const middle = Math.floor((without + within) / 2);
    if (hasUnexpectedToken(text.slice(0, middle))) within = middle;
    else without = middle;
  }
  return within - 1;
}

function hasUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return error instanceof Error && tokenOf(error.message) !== null;
  }
}

function placeOf(text: string, position: number, at: Start): string {
  let line = at.line;
  let start = -at.column;
  for (let end = text.indexOf('\n'); end !== -1 && end < position; end = text.indexOf('\n', end + 1)) {
    line += 1;
    start = end + 1;
  }
  const character = `at character ${position - start + 1}`;
  return line === at.line ? character : `${character} of line ${line}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

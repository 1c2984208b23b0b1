/** Why a text is not JSON, in words, and where in it. */

/**
 * @param text what `JSON.parse` refused
 * @param error what it threw
 * @param at where the text begins in its file
 */
export function describeJsonFault(
  text: string,
  error: unknown,
  at: { readonly line: number; readonly column: number },
): string {
  const message = error instanceof Error ? error.message : String(error);
  if (endsTooEarly(message)) return 'not JSON: it ends too early';
  const token = TOKEN.exec(message)?.[1];
  const told = / at position (\d+)/.exec(message)?.[1];
  const position = told === undefined ? tokenPosition(text) : Number(told);
  const what =
    token === undefined ? message.replace(/ (in|after) JSON at position.*$/s, '') : `unexpected ${token}`;
  return `not JSON: ${lowerFirst(what)} ${placeOf(text, position, at)}`;
}

const TOKEN = /^Unexpected token (.+?), /s;

function endsTooEarly(message: string): boolean {
  return message.startsWith('Unexpected end') || message.startsWith('Unterminated');
}

/** V8 does not say where an unexpected token stands: at the end of the shortest beginning that has one. */
function tokenPosition(text: string): number {
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
    return error instanceof Error && TOKEN.test(error.message);
  }
}

function placeOf(text: string, position: number, at: { line: number; column: number }): string {
  const before = text.slice(0, position).split('\n');
  const character = (before.at(-1)?.length ?? 0) + 1;
  return before.length === 1
    ? `at character ${character + at.column}`
    : `at character ${character} of line ${at.line + before.length - 1}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

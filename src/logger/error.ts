/**
 * The logger was called in a way that would make the log say something untrue: an unknown run, a run ended
 * twice, a mapping to a dataset that is no output. The message names what was given, what was expected and the
 * way out. Nothing has been written when it is thrown.
 */
export class LineageError extends Error {
  override readonly name = 'LineageError';
}

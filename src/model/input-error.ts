/**
 * What the user gave cannot be worked with at all: a path that does not exist, a folder that holds nothing of
 * use. The message says what is wrong and the hint how to go on; neither needs a stack trace beside it. What is
 * wrong within an input is a `Problem` instead, and the rest of the input is still read.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** The way out, as an instruction. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Why the rest of a file is not read, with the way out. What was read before it is kept. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  /** The way out, as an instruction. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

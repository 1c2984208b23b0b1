/** A word of the SQL; where it starts and ends in characters. */
export interface Token {
  readonly text: string;
  /** True of texts and of identifiers in quotes: such a word is no keyword. */
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** Where a person wrote a statement. */
export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A rule that a history speaks for, and what of it does. */
import type { Expectation } from '../../model/rule.ts';
import { figureText } from '../quality/figure-text.ts';

export interface Suggestion {
  readonly rule: Expectation;
  /** What of the history speaks for it, as a clause: `0 nulls in 14 reports`. */
  readonly reason: string;
}

/** What was measured too seldom to propose a rule of it. */
export interface TooShort {
  readonly kind: Expectation['kind'];
  /** Null for the rows as a whole. */
  readonly column: string | null;
  /** How often it was measured. */
  readonly measured: number;
}

/** What one kind of rule comes to; null where the history speaks against it, or says nothing. */
export type Proposal = Suggestion | TooShort | null;

/** `14 reports`, `1 report`. */
export function times(number: number, noun: string): string {
  return `${figureText(number)} ${noun}${number === 1 ? '' : 's'}`;
}

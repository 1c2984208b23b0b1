/** What the page of a problem code says. Texts are Markdown. */
import type { Problem, ProblemCode } from '../../model/problem.ts';

export interface Explanation {
  /** What is wrong and what becomes of it, in a sentence or two: for lists and for the head of the page. */
  readonly summary: string;
  /** What becomes of the input: `left out`, `taken, as UTC`. */
  readonly outcome: string;
  /** What there is one problem for: `each event`. */
  readonly counted: string;
  /** What exactly counts as this problem. */
  readonly meaning: string;
  /** What on the site is missing or less sure because of it. */
  readonly effect: string;
  /** What Headwater does with the event, or with the entry. */
  readonly treatment: string;
  /** How to find the cause, and how to mend it. */
  readonly remedy: string;
  /** Where the cause is likely to be with each producer; none where people are the producers. */
  readonly producers: readonly ProducerAdvice[];
  readonly example: Example;
  /** Codes that are easily taken for this one, or that come with it. */
  readonly related: readonly ProblemCode[];
}

interface ProducerAdvice {
  /** As its users call it: `Spark`. */
  readonly producer: string;
  readonly advice: string;
}

/** Inputs that bring the problem about, and no other one. A test gives them to the real reader. */
interface Example {
  /** Those that end in `.yaml` are the glossary; where none of the others is shown, any sound log will do. */
  readonly files: readonly ExampleFile[];
  /** What is then said of them. */
  readonly problem: Omit<Problem, 'code'>;
}

export interface ExampleFile {
  readonly name: string;
  /** Without a line break at its end. */
  readonly text: string;
  /** Lines that hold one of these texts are the ones to look at. */
  readonly mark: readonly string[];
  /** True where the text is the file's bytes in hexadecimal. */
  readonly isHexadecimal?: true;
}

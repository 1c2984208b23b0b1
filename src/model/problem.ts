/** What went wrong with an input, as data: shown in the terminal, on the problems page and in `/api/problems.ndjson`. */

/** `error`: something was left out, and `--strict` fails. `warning`: legal, taken, and worth a look. */
export type Severity = 'error' | 'warning';

/** Every kind of problem. The site's problems page explains each. */
export type ProblemCode =
  | 'event-unreadable'
  | 'event-invalid'
  | 'event-time-without-zone'
  | 'event-from-future'
  | 'event-type-unknown'
  | 'event-incomplete'
  | 'number-inexact'
  | 'number-not-finite'
  | 'facet-invalid'
  | 'metric-invalid'
  | 'facet-empty'
  | 'file-unreadable'
  | 'column-ambiguous'
  | 'column-undeclared'
  | 'dataset-undeclared'
  | 'run-unfinished'
  | 'run-job-conflict'
  | 'run-contradictory'
  | 'job-without-runs'
  | 'input-misspelt'
  | 'alias-conflict'
  | 'sql-unreadable'
  | 'sql-unresolved'
  | 'lineage-differs'
  | 'glossary-syntax'
  | 'glossary-unknown-key'
  | 'glossary-wrong-type'
  | 'glossary-missing-key'
  | 'glossary-duplicate'
  | 'glossary-unknown-dataset'
  | 'glossary-unknown-column'
  | 'glossary-unknown-job'
  | 'glossary-unknown-term'
  | 'glossary-unknown-owner';

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The input's path, as it was given or relative to the folder that was given; null when no one file is to blame. */
  readonly file: string | null;
  /** Counted from 1; null when no one line is to blame. */
  readonly line: number | null;
  /** What is wrong: the place, what was expected and what was found. One sentence, no full stop at its end. */
  readonly message: string;
  /** The way out, as an instruction. */
  readonly hint: string;
}

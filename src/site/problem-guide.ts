/** What each kind of problem means, for the problems page. */
import type { ProblemCode } from '../model/problem.ts';

export const PROBLEM_GUIDE: Readonly<Record<ProblemCode, string>> = {
  'event-unreadable': 'A line or a document of the log is no JSON. It is left out; the rest is kept.',
  'event-invalid':
    'A JSON value lacks what the OpenLineage core requires: a time, and a run id with a job, or a job, or a dataset. It is left out.',
  'event-time-without-zone':
    'An event’s time names no zone. It is taken as UTC, which may put it in the wrong order.',
  'event-from-future': 'An event’s time is later than the day of the build.',
  'event-type-unknown': 'An event’s type is none that the specification names. It is shown, and ends no run.',
  'event-incomplete':
    'An event lacks its `producer` or its `schemaURL`, which the specification requires. It is taken.',
  'number-inexact': 'A number has more digits than JSON readers keep. It is shown rounded.',
  'facet-empty': 'A facet is null, or its list holds nothing. It says nothing, and takes nothing back.',
  'facet-invalid': 'A facet breaks the schema of its name. It is shown as it came, and its event counts.',
  'file-unreadable': 'A file could not be read to its end. What was read before is kept.',
  'column-ambiguous': 'Two fields of a schema have one path, such as `a.b` and the field `b` within `a`.',
  'column-undeclared':
    'Lineage names a column that no schema of its dataset’s producer has: a slip, or a schema that was not sent.',
  'dataset-undeclared':
    'Column lineage names a dataset that no event reads, writes or describes: a slip, or a job that sends no events.',
  'run-unfinished': 'A run began and no event ends it.',
  'run-job-conflict': 'Events of one run name different jobs.',
  'run-contradictory': 'Events of one run end it in two ways, or go on after its end.',
  'job-without-runs': 'A job is declared, and no run of it is in the log.',
  'input-misspelt':
    'A job reads a dataset that nothing writes, and whose name is all but that of one which is written.',
  'alias-conflict': 'Symlinks join datasets that each carry links of their own.',
  'glossary-syntax': 'A glossary file is no YAML. It is left out; the other files are kept.',
  'glossary-unknown-key': 'A glossary entry has a key that means nothing here.',
  'glossary-wrong-type': 'A glossary value is not of the type that its key takes.',
  'glossary-missing-key': 'A glossary entry lacks a key that it must have.',
  'glossary-duplicate': 'The glossary says a thing twice. The first one stands.',
  'glossary-unknown-dataset': 'The glossary speaks of a dataset that no event knows.',
  'glossary-unknown-column': 'The glossary speaks of a column that its dataset does not have.',
  'glossary-unknown-job': 'The glossary speaks of a job that no event knows.',
  'glossary-unknown-term': 'The glossary names a term that it does not define.',
  'glossary-unknown-owner': 'The glossary names an owner that it does not list.',
};

/** What each kind of problem means, in the order in which inputs are read. */
import type { ProblemCode } from '../model/problem.ts';
import { aliasConflict } from './problem-guide/alias-conflict.ts';
import { columnAmbiguous } from './problem-guide/column-ambiguous.ts';
import { columnUndeclared } from './problem-guide/column-undeclared.ts';
import { datasetUndeclared } from './problem-guide/dataset-undeclared.ts';
import { eventFromFuture } from './problem-guide/event-from-future.ts';
import { eventIncomplete } from './problem-guide/event-incomplete.ts';
import { eventInvalid } from './problem-guide/event-invalid.ts';
import { eventTimeWithoutZone } from './problem-guide/event-time-without-zone.ts';
import { eventTypeUnknown } from './problem-guide/event-type-unknown.ts';
import { eventUnreadable } from './problem-guide/event-unreadable.ts';
import type { Explanation } from './problem-guide/explanation.ts';
import { facetEmpty } from './problem-guide/facet-empty.ts';
import { facetInvalid } from './problem-guide/facet-invalid.ts';
import { fileUnreadable } from './problem-guide/file-unreadable.ts';
import { glossaryDuplicate } from './problem-guide/glossary-duplicate.ts';
import { glossaryMissingKey } from './problem-guide/glossary-missing-key.ts';
import { glossarySyntax } from './problem-guide/glossary-syntax.ts';
import { glossaryUnknownColumn } from './problem-guide/glossary-unknown-column.ts';
import { glossaryUnknownDataset } from './problem-guide/glossary-unknown-dataset.ts';
import { glossaryUnknownJob } from './problem-guide/glossary-unknown-job.ts';
import { glossaryUnknownKey } from './problem-guide/glossary-unknown-key.ts';
import { glossaryUnknownOwner } from './problem-guide/glossary-unknown-owner.ts';
import { glossaryUnknownTerm } from './problem-guide/glossary-unknown-term.ts';
import { glossaryWrongType } from './problem-guide/glossary-wrong-type.ts';
import { inputMisspelt } from './problem-guide/input-misspelt.ts';
import { jobWithoutRuns } from './problem-guide/job-without-runs.ts';
import { lineageDiffers } from './problem-guide/lineage-differs.ts';
import { metricInvalid } from './problem-guide/metric-invalid.ts';
import { numberInexact } from './problem-guide/number-inexact.ts';
import { numberNotFinite } from './problem-guide/number-not-finite.ts';
import { runContradictory } from './problem-guide/run-contradictory.ts';
import { runJobConflict } from './problem-guide/run-job-conflict.ts';
import { runUnfinished } from './problem-guide/run-unfinished.ts';
import { sqlUnreadable } from './problem-guide/sql-unreadable.ts';
import { sqlUnresolved } from './problem-guide/sql-unresolved.ts';

export const PROBLEM_GUIDE: Readonly<Record<ProblemCode, Explanation>> = {
  'file-unreadable': fileUnreadable,
  'event-unreadable': eventUnreadable,
  'event-invalid': eventInvalid,
  'event-time-without-zone': eventTimeWithoutZone,
  'event-from-future': eventFromFuture,
  'event-type-unknown': eventTypeUnknown,
  'event-incomplete': eventIncomplete,
  'number-inexact': numberInexact,
  'number-not-finite': numberNotFinite,
  'facet-invalid': facetInvalid,
  'metric-invalid': metricInvalid,
  'facet-empty': facetEmpty,
  'run-unfinished': runUnfinished,
  'run-contradictory': runContradictory,
  'run-job-conflict': runJobConflict,
  'job-without-runs': jobWithoutRuns,
  'input-misspelt': inputMisspelt,
  'dataset-undeclared': datasetUndeclared,
  'column-undeclared': columnUndeclared,
  'column-ambiguous': columnAmbiguous,
  'alias-conflict': aliasConflict,
  'sql-unreadable': sqlUnreadable,
  'sql-unresolved': sqlUnresolved,
  'lineage-differs': lineageDiffers,
  'glossary-syntax': glossarySyntax,
  'glossary-unknown-key': glossaryUnknownKey,
  'glossary-wrong-type': glossaryWrongType,
  'glossary-missing-key': glossaryMissingKey,
  'glossary-duplicate': glossaryDuplicate,
  'glossary-unknown-dataset': glossaryUnknownDataset,
  'glossary-unknown-column': glossaryUnknownColumn,
  'glossary-unknown-job': glossaryUnknownJob,
  'glossary-unknown-term': glossaryUnknownTerm,
  'glossary-unknown-owner': glossaryUnknownOwner,
};

export const PROBLEM_CODES = Object.keys(PROBLEM_GUIDE) as readonly ProblemCode[];

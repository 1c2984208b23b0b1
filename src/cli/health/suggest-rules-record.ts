/** The answer to `suggest-rules` in JSON; for what it has in common with the answers to questions, see question/record.ts. */
import { z } from 'zod';
import { causeRecord, pathRecord } from '../question/record.ts';

const { catalog, from: datasetOrColumn } = pathRecord.shape;
const count = z.int().nonnegative();
const bound = z.number().nullable();
const columns = z.array(z.string()).min(1).readonly();

/** As in the glossary; durations in milliseconds. */
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not_null'), column: z.string() }),
  z.strictObject({ kind: z.literal('unique'), columns }),
  z.strictObject({
    kind: z.literal('accepted_values'),
    column: z.string(),
    values: z.array(z.string()).readonly(),
  }),
  z.strictObject({ kind: z.literal('range'), column: z.string(), min: bound, max: bound }),
  z.strictObject({
    kind: z.literal('relationship'),
    column: z.string(),
    to: causeRecord.shape.of.extend({ column: z.string() }),
  }),
  z.strictObject({ kind: z.literal('row_count'), min: bound, max: bound }),
  z.strictObject({ kind: z.literal('freshness'), column: z.string().nullable(), within: z.int().positive() }),
]);

export const suggestRulesRecord = z.strictObject({
  question: z.literal('suggest-rules'),
  of: datasetOrColumn,
  /** How many runs, and events outside runs, reported on the dataset. */
  reports: count,
  /** How many measurements it takes to propose a rule. */
  least: count,
  /** Those of the dataset, then those of its columns by name. */
  proposed: z.array(
    z.strictObject({
      rule,
      /** What of the history speaks for it. */
      reason: z.string(),
    }),
  ),
  /** What was measured too seldom. */
  tooShort: z.array(
    z.strictObject({
      kind: z.string(),
      /** Null for the rows as a whole. */
      column: z.string().nullable(),
      measured: count,
    }),
  ),
  /** How many more would be proposed that the glossary has already. */
  written: count,
  catalog,
});

export type SuggestRulesRecord = Omit<z.infer<typeof suggestRulesRecord>, 'catalog'>;

/** What may be written of each kind of rule that takes a block of keys. */
import { z } from 'zod';

const number = z.number().nullable().default(null);
/** Of a number below 0, nothing else is said. */
const count = z.number().min(0).pipe(z.int()).nullable().default(null);

export const RANGE = {
  article: 'a',
  noun: 'range',
  what: 'a block with `min`, `max` or both',
  shape: z.object({ min: number, max: number }),
} as const;

export const ROW_COUNT = {
  article: 'a',
  noun: 'row count',
  what: 'a block with `min`, `max` or both',
  shape: z.object({ min: count, max: count }),
} as const;

export const RELATIONSHIP = {
  article: 'a',
  noun: 'relationship',
  what: 'a block with the dataset and the column that the values are in',
  shape: z.object({
    /** The dataset's name. */
    to: z.string(),
    column: z.string(),
    /** The dataset's; where it is absent, that of the dataset that the rule is about. */
    namespace: z.string().nullable().default(null),
  }),
} as const;

/** Of a dataset; what stands at `within` is read as a length of time. */
export const DATASET_FRESHNESS = {
  article: 'a',
  noun: 'freshness rule',
  what: 'a length of time, or a block with `within` and a `column`',
  shape: z.object({ within: z.unknown().optional(), column: z.string().nullable().default(null) }),
} as const;

export const COLUMN_FRESHNESS = {
  article: 'a',
  noun: 'freshness rule',
  what: 'a length of time, or a block with `within`',
  shape: z.object({ within: z.unknown().optional() }),
} as const;

/**
 * How a column came out of another.
 * Source: https://openlineage.io/docs/spec/facets/dataset-facets/column_lineage_facet, “Transformation Type”.
 */
import { LineageError } from './error.ts';

const DIRECT = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'] as const;
const INDIRECT = ['JOIN', 'GROUP_BY', 'FILTER', 'SORT', 'WINDOW', 'CONDITIONAL'] as const;

interface TransformationDetail {
  /** The expression or the rule, in few words: `amount - discount`. */
  readonly description?: string;
  /** True where the original value cannot be read from the result, as after hashing. */
  readonly masking?: boolean;
}

/** `DIRECT`: the value itself is derived. `INDIRECT`: it only decides which rows, or their order or grouping. */
export type Transformation =
  | (TransformationDetail & { readonly type: 'DIRECT'; readonly subtype: (typeof DIRECT)[number] })
  | (TransformationDetail & { readonly type: 'INDIRECT'; readonly subtype: (typeof INDIRECT)[number] });

/**
 * Reads the short form: a subtype (`IDENTITY`), a subtype with a description (`JOIN: orders.customer_id`), or
 * words alone (`amount - discount`), which describe a direct TRANSFORMATION.
 *
 * @throws LineageError where a word in capitals stands in a subtype's place and is none.
 */
export function parseTransformation(text: string): Transformation {
  const [, word, rest] = /^([A-Z_]{2,})(?::\s*(.*))?$/s.exec(text.trim()) ?? [];
  if (word === undefined) return { type: 'DIRECT', subtype: 'TRANSFORMATION', ...described(text.trim()) };
  const direct = DIRECT.find((subtype) => subtype === word);
  if (direct !== undefined) return { type: 'DIRECT', subtype: direct, ...described(rest) };
  const indirect = INDIRECT.find((subtype) => subtype === word);
  if (indirect !== undefined) return { type: 'INDIRECT', subtype: indirect, ...described(rest) };
  throw new LineageError(
    `The transformation "${text}" begins with "${word}", which is no subtype. Use one of ${[...DIRECT, ...INDIRECT].join(', ')}, or describe it in words that are not all capitals.`,
  );
}

function described(text: string | undefined): TransformationDetail {
  return text === undefined || text === '' ? {} : { description: text };
}

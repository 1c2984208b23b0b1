/** A small shop whose lineage is asked about: orders, what is cleaned of them, and a report. */
import { replyTo, type Question, type Reply } from '../../src/cli/question/question.ts';
import { networkOf } from '../../src/graph/network.ts';
import { InputError } from '../../src/model/input-error.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, runEvent, schema } from '../catalog/log.ts';

type Source = readonly [from: string, type: string, subtype: string];

/** `{ total: [['orders.amount', 'DIRECT', 'AGGREGATION']] }`; `rows`: what those of the whole dataset depend on. */
function made(
  columns: Readonly<Record<string, readonly Source[]>>,
  rows: readonly Source[] = [],
): JsonObject {
  const fields = Object.entries(columns).map(
    ([column, sources]) => [column, { inputFields: sources.map(inputField) }] as const,
  );
  return { columnLineage: { fields: Object.fromEntries(fields), dataset: rows.map(inputField) } };
}

function inputField([from, type, subtype]: Source): JsonObject {
  const dot = from.lastIndexOf('.');
  return {
    namespace: 'db',
    name: from.slice(0, dot),
    field: from.slice(dot + 1),
    transformations: [{ type, subtype }],
  };
}

export const SHOP: readonly Json[] = [
  datasetEvent(0, dataset('shop.orders', schema('id', 'amount', 'status', 'note'))),
  datasetEvent(0, dataset('old.orders', schema('id'))),
  runEvent('clean-1', 'COMPLETE', 2, {
    job: 'clean',
    inputs: [dataset('shop.orders')],
    outputs: [
      dataset('sales', {
        ...schema('id', 'net', 'gross'),
        ...made(
          {
            id: [['shop.orders.id', 'DIRECT', 'IDENTITY']],
            net: [['shop.orders.amount', 'DIRECT', 'TRANSFORMATION']],
            gross: [['shop.orders.amount', 'DIRECT', 'IDENTITY']],
          },
          [['shop.orders.status', 'INDIRECT', 'FILTER']],
        ),
      }),
    ],
  }),
  runEvent('sum-1', 'COMPLETE', 3, {
    job: 'sum',
    inputs: [dataset('sales')],
    outputs: [
      dataset('report', {
        ...schema('revenue', 'tax'),
        ...made({
          revenue: [
            ['sales.net', 'DIRECT', 'AGGREGATION'],
            ['sales.gross', 'INDIRECT', 'CONDITIONAL'],
          ],
          tax: [
            ['sales.net', 'DIRECT', 'AGGREGATION'],
            ['sales.gross', 'DIRECT', 'AGGREGATION'],
          ],
        }),
      }),
    ],
  }),
];

/** Stands for the SHA-256 of the inputs. */
const DIGEST = '0123456789abcdef'.repeat(4);

/** What is said in reply where the log is the last build's. */
export function reply(
  question: Question,
  args: readonly string[],
  log: readonly Json[] = SHOP,
): Promise<Reply> {
  const network = networkOf(catalogOf(log));
  return replyTo(question, args, () => Promise.resolve({ network, source: 'last build', digest: DIGEST }));
}

/** The text without the line that says what was asked, and the exit code where it is not 0. */
export async function said(
  question: Question,
  args: readonly string[],
  log: readonly Json[] = SHOP,
): Promise<string> {
  const { code, text } = await reply(question, args, log);
  const own = text.slice(0, text.lastIndexOf('\n\nFrom '));
  return code === 0 ? own : `${own}\nexit ${code}`;
}

/** What is wrong with the question, and the way out. */
export async function mistake(question: Question, args: readonly string[]): Promise<string> {
  try {
    await reply(question, args);
  } catch (error) {
    if (error instanceof InputError) return `${error.message} → ${error.hint}`;
    throw error;
  }
  return 'no mistake';
}

/** The schemas of data quality. */
import { z } from 'zod';
import { count, entriesOf, text } from './part.ts';

const columnMetrics = z.looseObject({
  nullCount: count,
  distinctCount: count,
  sum: count,
  count,
  min: count,
  max: count,
  quantiles: z.record(z.string(), z.number()).nullish(),
});

/** The spec requires `columnMetrics`; producers that count rows alone leave it out, and are believed. */
export const dataQualityMetrics = z
  .looseObject({
    rowCount: count,
    bytes: count,
    fileCount: count,
    lastUpdated: text,
    columnMetrics: z.preprocess(entriesOf, z.array(z.tuple([z.string(), columnMetrics])).nullish()),
  })
  .refine(
    (metrics) => metrics.rowCount != null || metrics.columnMetrics != null,
    'expected `columnMetrics` or `rowCount`, found neither',
  );

export const dataQualityAssertions = z.looseObject({
  assertions: z.array(
    z.looseObject({
      assertion: z.string(),
      success: z.boolean(),
      column: text,
      severity: text,
      name: text,
      description: text,
      expected: text,
      actual: text,
    }),
  ),
});

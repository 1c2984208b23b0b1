/** The schema of the part of a dataset that was read or written. */
import { z } from 'zod';
import type { SubsetCondition } from '../../model/facet.ts';
import { text } from './part.ts';

const operand = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('field'), field: z.string() }),
  z.looseObject({ type: z.literal('literal'), value: z.string() }),
]);
export const subsetCondition: z.ZodType<SubsetCondition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('location'), locations: z.array(z.string()) }),
    z.looseObject({
      type: z.literal('partition'),
      partitions: z.array(z.looseObject({ identifier: text, dimensions: z.record(z.string(), z.unknown()) })),
    }),
    z.looseObject({
      type: z.literal('binary'),
      operator: z.string(),
      left: subsetCondition,
      right: subsetCondition,
    }),
    z.looseObject({ type: z.literal('compare'), comparison: z.string(), left: operand, right: operand }),
  ]),
);

/** Holds facets to their schemas. */
import type { z } from 'zod';
import type { Json } from '../model/json.ts';

export type FacetParser = <T>(schema: z.ZodType<T>, facet: Json) => z.ZodSafeParseResult<T>;

export const parseFacet: FacetParser = (schema, facet) => schema.safeParse(facet);

/**
 * A parser that gives the same value again for what it has parsed before. Logs repeat the schema and the lineage
 * of a dataset run after run; so they are kept once, and not once an event.
 */
export function rememberingParser(): FacetParser {
  const results = new Map<z.ZodType, Map<string, z.ZodSafeParseResult<unknown>>>();
  return <T>(schema: z.ZodType<T>, facet: Json) => {
    const ofSchema = results.get(schema) ?? new Map<string, z.ZodSafeParseResult<unknown>>();
    results.set(schema, ofSchema);
    const key = JSON.stringify(facet);
    const result = (ofSchema.get(key) as z.ZodSafeParseResult<T> | undefined) ?? schema.safeParse(facet);
    ofSchema.set(key, result);
    return result;
  };
}

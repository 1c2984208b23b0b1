/**
 * What the schemas of facets are made of. Loose: members that a schema does not name are kept, `null` stands for
 * absent, and only what a reader leans on is required; so older versions of a facet pass as well.
 */
import { z } from 'zod';
import { parseInstant } from '../../model/instant.ts';
import { isJsonObject } from '../../model/json.ts';
import { describe } from '../describe.ts';

/** For each facet of a place, the schema that its value is held to. */
export type FacetSchemas<Known> = { readonly [Name in keyof Known]: z.ZodType<Known[Name]> };

export const text = z.string().nullish();
export const count = z.number().nullish();

/** A date and a time, in a zone or without. */
export const dateTime = z.string().refine((written) => parseInstant(written) !== null, {
  error: ({ input }) =>
    `expected a date and time such as 2026-11-02T06:00:00Z, found ${describe(String(input))}`,
});

export const tag = { key: z.string(), value: z.string(), source: text };
export const tags = z.looseObject({ tags: z.array(z.looseObject(tag)).nullish() });

export const documentation = z.looseObject({ description: z.string(), contentType: text });
export const ownership = z.looseObject({
  owners: z.array(z.looseObject({ name: z.string(), type: text })).nullish(),
});

/** An object as pairs: as keys of an object that a parser makes, names such as `__proto__` get lost. */
export function entriesOf(value: unknown): unknown {
  return isJsonObject(value) ? Object.entries(value) : value;
}

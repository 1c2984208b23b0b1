/** The facets of one entity in one event: known ones checked, the rest kept as they came. */
import { z } from 'zod';
import type { Facets, RawFacet } from '../model/facet.ts';
import { isJsonObject, pointerStep, type Json } from '../model/json.ts';
import type { FacetSchemas } from './facet-schema.ts';
import type { Repeats } from './repeats.ts';

/** A facet that is not what the schema of its name says. */
export interface FacetFault {
  /** Where it stands in the event: `outputs[0].facets.schema`. */
  readonly path: string;
  /** What breaks the schema, one clause a fault. */
  readonly detail: string;
}

/** Names and indices from the event down to a value in it. */
export type Path = readonly (string | number)[];

/** `['inputs', 0, 'facets']` → `inputs[0].facets`. */
export function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step))
    .join('');
}

export interface FacetReading {
  readonly report: (fault: FacetFault) => void;
  readonly repeats: Repeats;
}

/**
 * Sorts the facets under one `facets` member into known, raw and deleted. What breaks its schema is kept raw
 * and reported; the event still counts (spec: a consumer must tolerate facets that it does not understand).
 */
export function readFacets<Known>(
  value: Json | undefined,
  schemas: FacetSchemas<Known>,
  path: Path,
  { report, repeats }: FacetReading,
): Facets<Known> {
  const known: { -readonly [Name in keyof Known]?: Known[Name] } = {};
  const raw = new Map<string, RawFacet>();
  const deleted = new Set<string>();
  const pointer = path.map(pointerStep).join('');
  if (value !== undefined && value !== null && !isJsonObject(value)) {
    report({ path: dotted(path), detail: 'expected an object of facets' });
    raw.set('facets', { reason: 'invalid', at: pointer });
    return { known, raw, deleted };
  }
  for (const [name, facet] of Object.entries(value ?? {})) {
    const place: Place = {
      path: `${dotted(path)}.${name}`,
      at: repeats.text(`${pointer}${pointerStep(name)}`),
    };
    if (facet === null) report({ path: place.path, detail: 'expected an object, found null' });
    else if (isJsonObject(facet) && facet['_deleted'] === true) deleted.add(name);
    else if (!isKnown(name, schemas)) raw.set(repeats.text(name), { reason: 'unknown', at: place.at });
    else readKnown(name, schemas[name], facet, place);
  }
  return { known, raw, deleted };

  function readKnown<Name extends keyof Known & string>(
    name: Name,
    schema: z.ZodType<Known[Name]>,
    facet: Json,
    place: Place,
  ): void {
    const result = repeats.facet(schema, facet);
    if (result.success) {
      known[name] = result.data;
      return;
    }
    raw.set(name, { reason: 'invalid', at: place.at });
    report({ path: place.path, detail: describeIssues(result.error) });
  }
}

/** A facet's place, for people and for machines. */
interface Place {
  readonly path: string;
  readonly at: string;
}

function isKnown<Known>(name: string, schemas: FacetSchemas<Known>): name is keyof Known & string {
  return Object.hasOwn(schemas, name);
}

/** The first three faults that zod found, each with its path below the facet. */
export function describeIssues(error: z.ZodError): string {
  const clauses = error.issues.map((issue) => {
    const place = z.core.toDotPath(issue.path);
    const what = issue.message
      .replace(/^Invalid input: /, '')
      .replace(', received undefined', ', found nothing')
      .replace(', received', ', found');
    return place === '' ? what : `${place}: ${what}`;
  });
  const shown = clauses.slice(0, 3).join('; ');
  return clauses.length > 3 ? `${shown}; and ${clauses.length - 3} more` : shown;
}

/** Columns: those of every schema that was ever said, and those that column lineage names. */
import { isDeletion } from './deletion.ts';
import type { Event } from './event.ts';
import { fact, type Fact, type FactMap } from './fact.ts';
import type { Homes } from './home.ts';
import { isObject, isTextOrAbsent, listOr, objectOr, type JsonObject } from './json.ts';
import { keyOf, masked } from './name.ts';

/** By dataset and path. */
export function schemaColumns(events: readonly Event[], homes: Homes): FactMap {
  return new Map(
    events.flatMap(({ mentions, place }) =>
      mentions.flatMap(({ id, facets }) =>
        columnsIn(facets['schema']).map((path): [string, Fact] => [
          keyOf(...homes.of(id), path),
          fact('', place),
        ]),
      ),
    ),
  );
}

/** The paths of a schema facet's fields; none where it breaks its schema, which is reported, or is deleted. */
function columnsIn(facet: unknown): string[] {
  if (!isObject(facet) || isDeletion(facet) || !areFields(facet['fields'])) return [];
  return pathsOf(facet['fields'], '');
}

function pathsOf(fields: unknown, prefix: string): string[] {
  return listOr(fields).flatMap((field) => {
    const { name, fields: inner } = field as { readonly name: string; readonly fields?: unknown };
    const path = `${prefix}${masked(name)}`;
    return [path, ...pathsOf(inner, `${path}.`)];
  });
}

function areFields(value: unknown): boolean {
  return value == null || (Array.isArray(value) && value.every((one) => isField(objectOr(one))));
}

function isField(field: JsonObject): boolean {
  const {
    name,
    type,
    description,
    ordinal_position: ordinal,
    fields,
  } = field as Readonly<Record<'name' | 'type' | 'description' | 'ordinal_position' | 'fields', unknown>>;
  const texts = typeof name === 'string' && isTextOrAbsent(type) && isTextOrAbsent(description);
  return texts && (ordinal == null || Number.isInteger(ordinal)) && areFields(fields);
}

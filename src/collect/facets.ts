/** The facets of one entity in one event: known ones checked, the rest kept as they came. */
import { dotted, type Path } from './path.ts';
import { z } from 'zod';
import type { Facets, RawFacet } from '../model/facet.ts';
import { isJsonObject, pointerStep, type Json, type JsonObject } from '../model/json.ts';
import { firstFaults } from './describe.ts';
import type { FacetSchemas } from './facet-schema/part.ts';
import { readQuickly } from './facet-schema/quick.ts';
import { OLDER_NAMES } from './facet-schema/run.ts';
import { FigureFaults, soundMetrics } from './metric.ts';
import type { Notice } from './notice.ts';
import type { Repeats } from './repeats.ts';

export interface FacetReading {
  readonly report: (notice: Notice) => void;
  readonly repeats: Repeats;
  readonly facetOf: (member: Json) => Json;
}

/**
 * Sorts the facets under one `facets` member into known, raw and deleted. What breaks its schema is kept raw
 * and reported; the event still counts (spec: a consumer must tolerate facets that it does not understand).
 */
export function readFacets<Known>(
  value: Json | undefined,
  schemas: FacetSchemas<Known>,
  path: Path,
  { report, repeats, facetOf }: FacetReading,
): Facets<Known> {
  const known: { -readonly [Name in keyof Known]?: Known[Name] } = {};
  const raw = new Map<string, RawFacet>();
  const deleted = new Set<string>();
  if (value !== undefined && value !== null && !isJsonObject(value)) {
    report({ kind: 'facet-invalid', path: dotted(path), detail: 'expected an object of facets' });
    raw.set('facets', { reason: 'invalid', at: pointerTo(path) });
    return { known, raw, deleted };
  }
  for (const [written, member] of Object.entries(value ?? {})) {
    const facet = facetOf(member);
    const name = presentName(written, schemas, value ?? {});
    if (facet === null) report({ kind: 'facet-empty', path: pathOf(written), found: 'it is null' });
    else if (isJsonObject(facet) && facet['_deleted'] === true) deleted.add(name);
    else if (!isKnown(name, schemas)) raw.set(repeats.text(name), { reason: 'unknown', at: at(written) });
    else readKnown(name, schemas[name], facet, facet !== member, written);
  }
  return { known, raw, deleted };

  function readKnown<Name extends keyof Known & string>(
    name: Name,
    schema: z.ZodType<Known[Name]>,
    facet: Json,
    isOne: boolean,
    written: string,
  ): void {
    const { data, broken, impossible, empty } = repeats.facet(schema, facet, isOne, () =>
      readingOf(name, schema, facet),
    );
    if (broken !== null) report({ kind: 'facet-invalid', path: pathOf(written), detail: broken });
    if (impossible !== null) report({ kind: 'metric-invalid', path: pathOf(written), detail: impossible });
    if (broken !== null || impossible !== null) raw.set(name, { reason: 'invalid', at: at(written) });
    if (data !== null) known[name] = data;
    if (empty !== null) report({ kind: 'facet-empty', path: pathOf(written), found: empty });
  }

  function pathOf(written: string): string {
    return `${dotted(path)}.${written}`;
  }

  function at(written: string): string {
    return repeats.text(pointerTo([...path, written]));
  }
}

function pointerTo(path: Path): string {
  return path.map(pointerStep).join('');
}

/** What a facet says by its schema, wherever it stands. */
interface Reading<T> {
  readonly data: NonNullable<T> | null;
  /** What breaks the schema, in words; null where nothing does. */
  readonly broken: string | null;
  /** Figures that cannot be, in words; null where there are none. */
  readonly impossible: string | null;
  /** What it holds where it says nothing, in words; null where it says something. */
  readonly empty: string | null;
}

function readingOf<T>(name: string, schema: z.ZodType<T>, facet: Json): Reading<T> {
  const faults = new FigureFaults();
  const sound = soundMetrics(name, facet, faults);
  const result = isLeftEmpty(sound, faults) ? null : parse(schema, sound);
  const broken = [...faults.type, ...(result?.success === false ? issuesOf(result.error) : [])];
  const isSound = result?.success === true;
  return {
    data: isSound ? (result.data ?? null) : null,
    broken: broken.length > 0 ? firstFaults(broken) : null,
    impossible: faults.value.length > 0 ? firstFaults(faults.value) : null,
    empty: isSound && isJsonObject(facet) ? emptyMember(facet) : null,
  };
}

function parse<T>(schema: z.ZodType<T>, facet: Json): z.ZodSafeParseResult<T> {
  const data = readQuickly(schema, facet);
  return data === null ? schema.safeParse(facet) : { success: true, data };
}

/** Whether nothing is left of a facet but what was wrong with it. */
function isLeftEmpty(sound: Json, faults: FigureFaults): boolean {
  return faults.any && isJsonObject(sound) && emptyMember(sound) !== null;
}

/** What a facet holds in which every list and object is empty, in words; null where it says something. */
function emptyMember(facet: JsonObject): string | null {
  const members = Object.entries(facet).filter(([name, value]) => !name.startsWith('_') && value !== null);
  const full = members.some(
    ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
  );
  if (full) return null;
  const names = members.map(([name]) => `\`${name}\``);
  return names.length === 0 ? 'it has no members' : `${names.join(' and ')} holds nothing`;
}

/** What a facet is called today, unless the event has one of that name as well. */
function presentName(written: string, schemas: object, siblings: JsonObject): string {
  const name = Object.hasOwn(OLDER_NAMES, written) ? OLDER_NAMES[written] : undefined;
  return name !== undefined && Object.hasOwn(schemas, name) && !Object.hasOwn(siblings, name)
    ? name
    : written;
}

function isKnown<Known>(name: string, schemas: FacetSchemas<Known>): name is keyof Known & string {
  return Object.hasOwn(schemas, name);
}

/** The faults that zod found, each with its path below the facet. */
function issuesOf(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => {
    const place = z.core.toDotPath(issue.path);
    const what = issue.message
      .replace(/^Invalid input: /, '')
      .replace(', received undefined', ', found nothing')
      .replace(', received', ', found');
    return place === '' ? what : `${place}: ${what}`;
  });
}

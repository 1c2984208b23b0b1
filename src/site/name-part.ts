/** Names in the parts that their field writes them in: `db.schema.table`, `/a/b/c.parquet`, `s3://bucket/folder`. */

export interface LeadingPart {
  /** As people read it: without what divides it from the next, and without a URI's colon. */
  readonly label: string;
  /** The beginning of the name up to the end of this part, with what divides it from the next. */
  readonly prefix: string;
}

/** What a name ends with that says how a file is written, and divides nothing. */
const FILE_ENDING =
  /\.(?:avro|csv|gz|ipynb|json|jsonl|ndjson|orc|parquet|py|sh|sql|tsv|txt|xlsx?|xml|ya?ml|zip)$/i;

const SLASHES = /[^/]+\/+/g;
const DOTS = /[^.]+\.+/g;

/**
 * All parts of a name but the last, the outermost first. A name with slashes is divided by them, any other by its
 * dots. Each prefix is longer than the one before it, and shorter than the name.
 */
export function leadingParts(name: string): readonly LeadingPart[] {
  return partsOf(name, name.includes('/') ? SLASHES : DOTS);
}

/** As {@link leadingParts}, of a namespace: the dots of a host divide nothing. */
export function leadingNamespaceParts(namespace: string): readonly LeadingPart[] {
  return partsOf(namespace, SLASHES);
}

function partsOf(name: string, divided: RegExp): readonly LeadingPart[] {
  const whole = divided === DOTS ? name.replace(FILE_ENDING, '') : name;
  return [...whole.matchAll(divided)]
    .map((match) => ({ label: labelOf(match[0]), prefix: name.slice(0, match.index + match[0].length) }))
    .filter(({ prefix }) => prefix.length < whole.length);
}

function labelOf(part: string): string {
  return part.replace(/:?\/+$|\.+$/, '') || part;
}

/** The last part of a name, as {@link leadingParts} divides it. */
export function lastPart(name: string): string {
  return name.slice(leadingParts(name).at(-1)?.prefix.length ?? 0);
}

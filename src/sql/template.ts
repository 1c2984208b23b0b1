/**
 * Models of dbt before they are compiled: SQL with templates in braces (docs.getdbt.com: ref, source, config). Those
 * whose meaning is plain are put in place with as many characters, so that nothing moves; the others are left, and
 * the parser says where they are.
 */

interface Template {
  readonly pattern: RegExp;
  /** What stands in its place. */
  readonly sql: (match: readonly string[]) => string;
}

const NOTHING = (): string => '';

/** Each is looked for in a bounded stretch, so that text made to be slow to search is not. */
const TEMPLATES: readonly Template[] = [
  { pattern: /\{#[\s\S]{0,4000}?#\}/g, sql: NOTHING },
  // A model that is built in full has no such condition.
  {
    pattern: /\{%-?\s*if\s+is_incremental\(\)\s*-?%\}((?!\{%)[\s\S]){0,4000}\{%-?\s*endif\s*-?%\}/g,
    sql: NOTHING,
  },
  { pattern: /\{\{-?\s*config\(((?!\}\})[\s\S]){0,1000}\)\s*-?\}\}/g, sql: NOTHING },
  {
    pattern: /\{\{-?\s*ref\(\s*(?:(['"])\w+\1\s*,\s*)?(['"])(\w+)\2\s*\)\s*-?\}\}/g,
    sql: ([, , , name = '']) => name,
  },
  {
    pattern: /\{\{-?\s*source\(\s*(['"])(\w+)\1\s*,\s*(['"])(\w+)\3\s*\)\s*-?\}\}/g,
    sql: ([, , source = '', , table = '']) => `${source}.${table}`,
  },
];

/** The condition on which a part of a model stands that {@link withoutTemplates} takes out; null of none. */
export function conditionIn(text: string): string | null {
  return /is_incremental\(\)/.exec(text)?.[0] ?? null;
}

/** The same text where it has no such template; otherwise one of as many characters. */
export function withoutTemplates(text: string): string {
  if (!/\{[{%#]/.test(text)) return text;
  return TEMPLATES.reduce(
    (before, { pattern, sql }) =>
      before.replace(pattern, (...match: string[]) => filling(match[0] ?? '', sql(match))),
    text,
  );
}

/** As many characters as the template has: a character of two code units is one, as the parser counts. */
function filling(template: string, sql: string): string {
  return sql.padEnd(Array.from(template).length);
}

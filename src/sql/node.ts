/**
 * Reading the parser's tree. An expression is an object with one member, whose name is its type; whatever is not as
 * expected reads as absent, since the tree's shape is another's to change.
 */
export type Node = Readonly<Record<string, unknown>>;

export interface Expression {
  readonly type: string;
  readonly body: Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members that hold an expression, and are no type of one. */
const HOLDERS: ReadonlySet<string> = new Set(['this', 'expressions', 'expression']);

/** Null where the value is no object with one member, named for its type, that is an object. */
export function expressionOf(value: unknown): Expression | null {
  if (!isNode(value)) return null;
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0 || HOLDERS.has(entry[0]) || !isNode(entry[1])) return null;
  return { type: entry[0], body: entry[1] };
}

export function bodyOf(value: unknown, type: string): Node | null {
  const expression = expressionOf(value);
  return expression?.type === type ? expression.body : null;
}

export function nodeAt(node: Node, key: string): Node | null {
  const value = node[key];
  return isNode(value) ? value : null;
}

export function listAt(node: Node, key: string): readonly unknown[] {
  const value = node[key];
  return Array.isArray(value) ? value : [];
}

export function textAt(node: Node, key: string): string | null {
  const value = node[key];
  return typeof value === 'string' ? value : null;
}

export function isTrue(node: Node, key: string): boolean {
  return node[key] === true;
}

/** The name of an identifier, however deep the parser wrapped it; null of anything else, and of an empty one. */
export function nameOf(value: unknown): string | null {
  let at: unknown = value;
  while (isNode(at)) at = at['identifier'] ?? at['name'];
  return typeof at === 'string' && at !== '' ? at : null;
}

export function namesIn(values: readonly unknown[]): string[] {
  return values.flatMap((value) => nameOf(value) ?? []);
}

/** `catalog.schema.name` of a table's node, in parts. */
export function tableParts(table: Node): string[] {
  return namesIn([table['catalog'], table['schema'], table['name']]);
}

/** The value of a text literal. */
export function literalText(value: unknown): string | null {
  const literal = bodyOf(value, 'literal');
  return literal !== null && literal['literal_type'] === 'string' ? textAt(literal, 'value') : null;
}

/** The value of a whole number that stands alone, as in `ORDER BY 2`. */
export function ordinal(value: unknown): number | null {
  const literal = bodyOf(value, 'literal');
  if (literal === null || literal['literal_type'] !== 'number') return null;
  const number = Number(literal['value']);
  return Number.isInteger(number) ? number : null;
}

/** The expressions directly within a value, wherever its members hold them. */
export function* expressionsIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* expressionsIn(item);
  else if (isNode(value)) {
    if (expressionOf(value) !== null) yield value;
    else for (const member of Object.values(value)) yield* expressionsIn(member);
  }
}

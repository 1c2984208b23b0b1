/** The items of a SELECT: columns, with their names. */
import type { TextSpan } from '../model/sql-reading.ts';
import type { Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import type { Place } from './place.ts';
import { bodyOf, nameOf, type Node } from './node.ts';
import { pathOf } from './path.ts';
import { through, type Reading } from './reading.ts';
import type { OpenTable, OutputColumn } from './relation.ts';
import { expandStar } from './star.ts';

export interface Items {
  readonly columns: readonly OutputColumn[];
  readonly open: readonly OpenTable[];
  /** By position, with the item's tree; a star's columns have that of the star. */
  readonly nodes: readonly unknown[];
  readonly aliases: ReadonlyMap<string, Reading>;
}

/** @param bareStar where the star stands that has no table before it; null where that is not known */
export function readItems(
  expressions: readonly unknown[],
  { environment, scope }: Place,
  bareStar: TextSpan | null,
): Items {
  const columns: OutputColumn[] = [];
  const open: OpenTable[] = [];
  const nodes: unknown[] = [];
  const aliases = new Map<string, Reading>();
  for (const written of expressions) {
    const node = environment.dialect === 'tsql' ? withTrailingAlias(written) : written;
    const place = { environment, scope: { ...scope, aliases } };
    const star = bodyOf(node, 'star');
    if (star === null) {
      const column = readItem(node, place);
      columns.push(column);
      nodes.push(node);
      if (column.name !== null && bodyOf(node, 'alias') !== null) {
        aliases.set(column.name.toLowerCase(), column.reading);
      }
    } else {
      const expansion = expandStar(star, node, place);
      const span = environment.text.expression(node, environment.depth) ?? bareStar;
      const placed = (column: OutputColumn): OutputColumn =>
        span === null ? column : { ...column, reading: through(column.reading, span) };
      columns.push(...expansion.columns.map(placed));
      nodes.push(...expansion.columns.map(() => node));
      open.push(...expansion.open);
    }
  }
  return { columns, open, nodes, aliases };
}

/** T-SQL's `name = expression` as a select item. */
function withTrailingAlias(node: unknown): unknown {
  const eq = bodyOf(node, 'eq');
  const column = eq === null ? null : bodyOf(eq['left'], 'column');
  if (eq === null || column === null || column['table'] != null) return node;
  return { alias: { this: eq['right'], alias: column['name'] } };
}

function readItem(node: unknown, place: Place): OutputColumn {
  const alias = bodyOf(node, 'alias');
  const { environment } = place;
  const value = alias === null ? node : alias['this'];
  const span = placeOf(value, alias, environment);
  const reading = readExpression(value, place);
  return {
    name: alias === null ? (pathOf(node)?.at(-1) ?? null) : nameOf(alias['alias']),
    reading: span === null ? reading : through(reading, span),
  };
}

/** What stands before the alias, with or without AS; in T-SQL's `name = expression` what stands behind it. */
function placeOf(value: unknown, alias: Node | null, { text, depth }: Environment): TextSpan | null {
  const [own, name] = [text.place(value), alias === null ? null : text.place(alias['alias'])];
  if (alias === null || name === null) return text.expression(value, depth);
  return own !== null && name.start < own.start
    ? text.expression(value, depth, '=')
    : text.before(alias['alias'], depth);
}

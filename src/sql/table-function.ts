/** UNNEST, FLATTEN, explode …: functions that give rows. */
import type { Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import { bodyOf, isNode, listAt, nameOf, namesIn, type Node } from './node.ts';
import { asDirect, NOTHING, type Contribution, type Reading } from './reading.ts';
import { EMPTY, type Relation } from './relation.ts';
import { NO_SCOPE, type Scope, type Source } from './scope.ts';

export interface From {
  readonly scope: Scope;
  /** What decides which rows there are, before any WHERE. */
  readonly rows: readonly Contribution[];
}

export function fromSources(sources: readonly Source[], rows: readonly Contribution[]): From {
  return { scope: { ...NO_SCOPE, sources }, rows };
}

export function aliasOf(body: Node): string | null {
  return nameOf(body['alias']) ?? nameOf(body['table_alias']);
}

export function functionSource(
  alias: string | null,
  names: readonly string[],
  reading: Reading,
  body: Node,
): From {
  // An alias without columns names the value itself as well: `UNNEST(list) AS item`.
  const columns = names.length > 0 || alias === null ? names : [alias];
  const offset = nameOf(body['offset_alias']);
  const relation: Relation = {
    ...EMPTY,
    columns: [
      ...columns.map((name) => ({ name, reading })),
      ...(offset === null ? [] : [{ name: offset, reading: { ...NOTHING, rows: true } }]),
    ],
    // Its columns have no other names than those given to them.
    other: names.length > 0 ? null : reading,
  };
  return fromSources([{ name: alias === null ? [] : [alias], relation, visible: true }], []);
}

/** Spark's and Hive's `LATERAL VIEW explode(list) t AS item`. */
export function readLateralView(view: unknown, environment: Environment, before: Scope): From {
  if (!isNode(view)) return fromSources([], []);
  const body = bodyOf(view, 'lateral_view') ?? view;
  const reading = asDirect(readExpression(body['this'], { environment, scope: before }), 'TRANSFORMATION');
  return functionSource(aliasOf(body), namesIn(listAt(body, 'column_aliases')), reading, body);
}

/** INSERT, in all its forms. */
import { filterParts } from '../condition.ts';
import { reportGap, type Environment } from '../environment.ts';
import { readExpression } from '../expression.ts';
import { bodyOf, isTrue, listAt, nameOf, namesIn, nodeAt, tableParts, type Node } from '../node.ts';
import { readOutermost, readValues } from '../query.ts';
import { distinct, UNRESOLVED } from '../reading.ts';
import { EMPTY, type Relation } from '../relation.ts';
import { NO_SCOPE, type Scope } from '../scope.ts';
import { onConflict } from './conflict.ts';
import { byName, byPosition, columnsOfTarget, type Write, type WrittenColumn } from './write.ts';

export function readInsert(body: Node, node: unknown, environment: Environment): Write[] {
  const table = nodeAt(body, 'table');
  const target = table === null ? [] : tableParts(table);
  if (table === null || target.length === 0) {
    reportGap(environment, 'construct', 'what it inserts into is not followed', node);
    return [];
  }
  const relation = sourceOf(body, environment);
  const columns = columnsOf(body, target, relation, node, environment);
  return [
    {
      target,
      node: table,
      columns: [...columns, ...onConflict(body, target, columns, environment)],
      open: isTrue(body, 'by_name') ? relation.open : [],
      rows: relation.rows,
      mode: isTrue(body, 'overwrite') ? 'define' : 'add',
      temporary: false,
    },
  ];
}

function sourceOf(body: Node, environment: Environment): Relation {
  if (body['query'] != null) return readOutermost(body['query'], environment);
  const rows = listAt(body, 'values');
  return rows.length > 0 ? readValues(rows, environment, null) : EMPTY;
}

function columnsOf(
  body: Node,
  target: readonly string[],
  relation: Relation,
  node: unknown,
  environment: Environment,
): readonly WrittenColumn[] {
  const listed = namesIn(listAt(body, 'columns'));
  const known = columnsOfTarget(target, environment);
  if (isTrue(body, 'by_name')) return byName(relation, known);
  const fixed = fixedPartitions(body);
  const names = listed.length > 0 ? listed : known?.filter((name) => !fixed.includes(name.toLowerCase()));
  if (names === undefined) {
    const message = `which columns ${target.join('.')} has is not known, and it does not say which it writes`;
    reportGap(environment, 'table', message, nodeAt(body, 'table'));
    return [];
  }
  if (relation.open.length > 0) {
    reportGap(environment, 'table', `which columns its * gives to ${target.join('.')} is not known`, node);
  }
  const mapping = byPosition(names, relation, listed.length > 0);
  if ('columns' in mapping) return mapping.columns;
  reportGap(environment, 'construct', mapping.fault, node);
  return names.map((name) => ({ name, reading: UNRESOLVED }));
}

/** Spark's `PARTITION (day = '…')`: columns that the query does not give. */
function fixedPartitions(body: Node): string[] {
  return listAt(body, 'partition').flatMap((pair) => {
    const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return value == null ? [] : (nameOf(name)?.toLowerCase() ?? []);
  });
}

/** Snowflake's `INSERT ALL INTO a … INTO b … SELECT …`. */
export function readMultiInsert(body: Node, environment: Environment): Write[] {
  const relation = readOutermost(body['source'], environment);
  const scope: Scope = { ...NO_SCOPE, sources: [{ name: [], relation, visible: true }] };
  return listAt(body, 'expressions').flatMap((one) => {
    const branch = bodyOf(one, 'conditional_insert');
    const insert = branch === null ? null : bodyOf(branch['this'], 'insert');
    const table = insert === null ? null : nodeAt(insert, 'table');
    if (insert === null || table === null) return [];
    const target = tableParts(table);
    const [values] = listAt(insert, 'values');
    const readings = Array.isArray(values)
      ? (values as unknown[]).map((value) => readExpression(value, { environment, scope }))
      : relation.columns.map(({ reading }) => reading);
    const given = { ...EMPTY, columns: readings.map((reading) => ({ name: null, reading })) };
    const columns = columnsOf(insert, target, given, one, environment);
    const rows = distinct([...relation.rows, ...filterParts(branch?.['expression'], { environment, scope })]);
    return [{ target, node: table, columns, open: [], rows, mode: 'add' as const, temporary: false }];
  });
}

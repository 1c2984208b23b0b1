/** MERGE: what its branches set and insert; what they are joined on decides which rows there are. */
import { columnNamed } from '../column-name.ts';
import { filterParts } from '../condition.ts';
import { conjuncts } from '../conjunct.ts';
import { assigned, placed, placedParts, type Environment } from '../environment.ts';
import { readExpression } from '../expression.ts';
import type { Place } from '../place.ts';
import { readSource } from '../from.ts';
import { bodyOf, expressionOf, listAt, nameOf, tableParts, textAt, type Node } from '../node.ts';
import {
  asIndirect,
  deciding,
  distinct,
  NOTHING,
  together,
  type Contribution,
  type Reading,
} from '../reading.ts';
import { NO_SCOPE, type Scope } from '../scope.ts';
import { columnsOfTarget, type Write, type WrittenColumn } from './write.ts';

export function readMerge(body: Node, around: Environment): Write[] {
  const table = tableOf(body['this']);
  if (table === null) return [];
  const target = tableParts(table);
  const environment = { ...around, depth: around.text.depthOf(body) };
  const into = readSource(body['this'], environment, NO_SCOPE);
  const using = readSource(body['using'], environment, NO_SCOPE);
  const both: Scope = { ...NO_SCOPE, sources: [...into.scope.sources, ...using.scope.sources] };
  const branches = listAt(bodyOf(body['whens'], 'whens') ?? {}, 'expressions').map((when) =>
    readBranch(when, target, both, using.scope, environment),
  );
  const on = conjuncts(body['on']).flatMap((condition) =>
    placedParts(environment, condition, joinOf(condition, { environment, scope: both })),
  );
  return [
    {
      target,
      node: table,
      columns: branches.flatMap(({ columns }) => columns),
      open: [],
      rows: distinct([...using.rows, ...on, ...branches.flatMap(({ rows }) => rows)]),
      mode: 'add',
      temporary: false,
    },
  ];
}

function joinOf(condition: unknown, place: Place): readonly Contribution[] {
  return asIndirect(readExpression(condition, place).parts, 'JOIN');
}

function tableOf(node: unknown): Node | null {
  return bodyOf(node, 'table') ?? bodyOf(bodyOf(node, 'alias')?.['this'], 'table');
}

type Branch = Pick<Write, 'columns' | 'rows'>;

const NO_BRANCH: Branch = { columns: [], rows: [] };

function readBranch(
  node: unknown,
  target: readonly string[],
  scope: Scope,
  using: Scope,
  environment: Environment,
): Branch {
  const when = bodyOf(node, 'when');
  if (when === null) return NO_BRANCH;
  const place = { environment, scope };
  const then = bodyOf(when['then'], 'tuple');
  const [action, first, second] = then === null ? [when['then']] : listAt(then, 'expressions');
  const condition = placed(environment, when['condition'], readCondition(when['condition'], place));
  switch (textAt(bodyOf(action, 'var') ?? {}, 'this')?.toUpperCase() ?? '') {
    case 'UPDATE':
      return { columns: conditioned(updated(first, target, place, using), condition), rows: [] };
    case 'INSERT':
      return { columns: conditioned(inserted(first, second, target, place, using), condition), rows: [] };
    case 'DELETE':
      return { columns: [], rows: filterParts(when['condition'], place) };
    default:
      return NO_BRANCH;
  }
}

function readCondition(condition: unknown, place: Place): Reading {
  return condition == null ? NOTHING : deciding(readExpression(condition, place), 'CONDITIONAL');
}

function conditioned(columns: readonly WrittenColumn[], condition: Reading): readonly WrittenColumn[] {
  return columns.map(({ name, reading }) => ({ name, reading: together([reading, condition]) }));
}

/** `UPDATE SET a = x, …`, or `UPDATE SET *`: every column from that of its name. */
function updated(
  assignments: unknown,
  target: readonly string[],
  place: Place,
  using: Scope,
): readonly WrittenColumn[] {
  const tuple = bodyOf(assignments, 'tuple');
  if (tuple === null) return sameNames(target, using, place.environment);
  return listAt(tuple, 'expressions').flatMap((assignment) => {
    const eq = bodyOf(assignment, 'eq');
    const name = eq === null ? null : assignedName(eq['left']);
    return eq === null || name === null ? [] : [{ name, reading: readAssigned(eq['right'], place) }];
  });
}

function assignedName(left: unknown): string | null {
  const expression = expressionOf(left);
  return expression?.type === 'column' ? nameOf(expression.body['name']) : nameOf(left);
}

function readAssigned(value: unknown, place: Place): Reading {
  return assigned(place.environment, value, readExpression(value, place));
}

/** Of a value in a list of them, within its parentheses. */
function readListed(value: unknown, { environment, scope }: Place): Reading {
  const within = { ...environment, depth: environment.depth + 1 };
  return placed(within, value, readExpression(value, { environment: within, scope }));
}

/** `INSERT (a, …) VALUES (x, …)`, `INSERT VALUES (x, …)`, or `INSERT *`. */
function inserted(
  first: unknown,
  second: unknown,
  target: readonly string[],
  place: Place,
  using: Scope,
): readonly WrittenColumn[] {
  const [head, tail] = [bodyOf(first, 'tuple'), bodyOf(second, 'tuple')];
  if (head === null) return sameNames(target, using, place.environment);
  const values = listAt(tail ?? head, 'expressions');
  const names =
    tail === null
      ? (columnsOfTarget(target, place.environment) ?? [])
      : listAt(head, 'expressions').flatMap((name) => assignedName(name) ?? []);
  return names.flatMap((name, index) =>
    index < values.length ? [{ name, reading: readListed(values[index], place) }] : [],
  );
}

function sameNames(
  target: readonly string[],
  { sources }: Scope,
  environment: Environment,
): readonly WrittenColumn[] {
  const given = sources.flatMap(({ relation }) => relation.columns);
  const names = columnsOfTarget(target, environment);
  if (names === null) return given.flatMap(({ name, reading }) => (name === null ? [] : [{ name, reading }]));
  return names.flatMap((name) => {
    const column = columnNamed(given, name);
    return column === null ? [] : [{ name, reading: column.reading }];
  });
}

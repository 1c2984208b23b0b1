/** Queries that a WITH names. */
import type { SqlGap } from '../model/sql-reading.ts';
import { tableKey, type Environment } from './environment.ts';
import { bodyOf, expressionOf, isNode, isTrue, listAt, nameOf, namesIn, type Node } from './node.ts';
import { NOTHING } from './reading.ts';
import { EMPTY, type Relation } from './relation.ts';
import { renaming } from './renaming.ts';

/** There a query may read from itself without a word before it. */
const RECURSIVE: ReadonlySet<string> = new Set(['tsql', 'fabric', 'oracle']);

const WRITES = /^(insert|update|delete|merge)$/;

/**
 * The queries that a WITH names, each seeing those before it. They are read in their order, since a chain of a
 * thousand, each read when the next asks for it, is deeper than the stack; what could not be resolved in one is
 * reported where something reads it.
 */
export function withNamed(clause: unknown, environment: Environment): Environment {
  if (!isNode(clause)) return environment;
  const recursive = isTrue(clause, 'recursive') || RECURSIVE.has(environment.dialect);
  let report = environment.report;
  const reporting: Environment = {
    ...environment,
    report: (gap) => {
      report(gap);
    },
  };
  let inner = reporting;
  for (const cte of listAt(clause, 'ctes')) {
    if (!isNode(cte)) continue;
    const gaps = new Set<SqlGap>();
    report = (gap) => void gaps.add(gap);
    const relation = recursive ? readRecursive(cte, inner) : readNamed(cte, inner);
    // What a DELETE … RETURNING does it does whether or not its rows are read.
    if (WRITES.test(expressionOf(cte['this'])?.type ?? '')) gaps.forEach(environment.report);
    inner = naming(inner, cte, () => {
      for (const gap of gaps) report(gap);
      return relation;
    });
  }
  report = environment.report;
  return inner;
}

function naming(environment: Environment, cte: Node, read: () => Relation): Environment {
  const name = nameOf(cte['alias']);
  if (name === null) return environment;
  return { ...environment, named: new Map([...environment.named, [tableKey([name]), read]]) };
}

function readNamed(cte: Node, environment: Environment): Relation {
  const relation = environment.readQuery(cte['this'], environment, null);
  return renaming(relation, namesIn(listAt(cte, 'columns')), cte['this'], environment);
}

/** A bound on the rounds below; each adds a way through the query, and few queries have more than two. */
const MAX_ROUNDS = 20;

/**
 * A query that reads from itself: what it gives is fed back to it until that adds nothing more. It starts with the
 * part before the UNION, as the engine does. Only the last round reports what it could not resolve.
 */
function readRecursive(cte: Node, environment: Environment): Relation {
  const start = bodyOf(cte['this'], 'union')?.['left'];
  if (start === undefined) return readNamed(cte, environment);
  const silent = { ...environment, report: () => undefined };
  let known = readNamed(
    { ...cte, this: start },
    naming(silent, cte, () => ({ ...EMPTY, other: NOTHING })),
  );
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fed = known;
    const next = readNamed(
      cte,
      naming(silent, cte, () => fed),
    );
    if (sizeOf(next) === sizeOf(known)) break;
    known = next;
  }
  const last = known;
  return readNamed(
    cte,
    naming(environment, cte, () => last),
  );
}

function sizeOf({ columns, rows }: Relation): number {
  return columns.reduce((size, { reading }) => size + reading.parts.length, rows.length);
}

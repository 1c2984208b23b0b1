/** SQL text → its statements, each a tree or the reason why there is none. The only importer of the parser. */
import { parse, tokenize, type Dialect } from '@polyglot-sql/sdk';
import type { TextSpan } from '../model/sql-reading.ts';
import type { SqlDialect } from './dialect.ts';
import { expressionOf, type Expression } from './node.ts';
import { conditionIn, withoutTemplates } from './template.ts';
import { SqlText } from './text.ts';
import type { Token } from './token.ts';

export interface ParsedStatement extends Expression {
  /** Finds what the statement's tree speaks of. */
  readonly text: SqlText;
  readonly node: unknown;
}

export interface SyntaxFault {
  readonly message: string;
  readonly span: TextSpan;
}

export interface Parsed {
  readonly text: SqlText;
  readonly statements: readonly ParsedStatement[];
  /** Statements that could not be read; those beside them are. */
  readonly faults: readonly SyntaxFault[];
}

/** Longer texts are not read: no one wrote them, and their trees would fill the memory. In characters. */
const MAX_LENGTH = 1_000_000;

export function parseSql(sql: string, dialect: SqlDialect): Parsed {
  const parsed = parsePlain(sql, sql, dialect);
  const plain = parsed.faults.length === 0 ? sql : withoutTemplates(sql);
  if (plain === sql) return parsed;
  const read = parsePlain(sql, plain, dialect);
  const condition = conditionIn(sql);
  if (condition === null) return read;
  const span = read.text.find(condition, null) ?? read.text.whole();
  const message = 'what stands under is_incremental() is in some runs only, and is not read';
  return { ...read, faults: [...read.faults, { message, span }] };
}

/**
 * @param shown the text that places are in
 * @param sql the same, as far as the parser is to see it
 */
function parsePlain(shown: string, sql: string, dialect: SqlDialect): Parsed {
  const plain = SqlText.of(shown, []);
  const refuse = (message: string, span = plain.whole()): Parsed => ({
    text: plain,
    statements: [],
    faults: [{ message, span }],
  });
  if (sql.length > MAX_LENGTH) {
    return refuse(`it has ${sql.length} characters, and no more than ${MAX_LENGTH} are read`);
  }
  const tokens = tokensOf(sql, dialect);
  if ('message' in tokens) return refuse(tokens.message, plain.span(tokens.start, tokens.end));
  const text = SqlText.of(shown, tokens);
  const whole = treesOf(sql, dialect);
  if (!('message' in whole)) return { text, statements: statementsIn(whole, text), faults: [] };
  return parseApart(dialect, text, SqlText.of(sql, tokens), tokens);
}

/** One statement after the other, so that a fault in one leaves the others. */
function parseApart(dialect: SqlDialect, text: SqlText, plain: SqlText, tokens: readonly Token[]): Parsed {
  const statements: ParsedStatement[] = [];
  const faults: SyntaxFault[] = [];
  for (const { start, end } of piecesOf(tokens, dialect)) {
    const trees = pieceOf(plain.cut(plain.span(start, end)), dialect);
    if (!('message' in trees)) statements.push(...statementsIn(trees, text.from(start)));
    else {
      const place = trees.end > trees.start ? text.span(start + trees.start, start + trees.end) : null;
      faults.push({ message: trees.message, span: place ?? text.span(start, end) });
    }
  }
  return { text, statements, faults };
}

/**
 * DuckDB's `CREATE TABLE a AS FROM b`, which the parser takes in parentheses only: they are put where they move
 * nothing, in place of the space before the FROM and at the end.
 */
function pieceOf(sql: string, dialect: SqlDialect): readonly unknown[] | Failure {
  const trees = treesOf(sql, dialect);
  if (!('message' in trees) || dialect !== 'duckdb') return trees;
  const enclosed = sql.replace(/\b(AS)\s(\s*FROM\b)/i, '$1($2');
  const again = enclosed === sql ? trees : treesOf(`${enclosed})`, dialect);
  return 'message' in again ? trees : again;
}

function statementsIn(trees: readonly unknown[], text: SqlText): ParsedStatement[] {
  return trees.flatMap((node) => {
    const expression = expressionOf(node);
    return expression === null ? [] : [{ ...expression, text, node }];
  });
}

/** Where the statements lie between their semicolons; in characters. */
function piecesOf(
  tokens: readonly Token[],
  dialect: SqlDialect,
): { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const { text, quoted, start, end } of tokens) {
    if (!quoted && (text === ';' || (dialect === 'tsql' && text.toUpperCase() === 'GO'))) {
      open = null;
      continue;
    }
    if (open === null) pieces.push((open = { start, end }));
    open.end = end;
  }
  return pieces;
}

interface Failure {
  readonly message: string;
  /** In characters. */
  readonly start: number;
  readonly end: number;
}

function tokensOf(sql: string, dialect: SqlDialect): readonly Token[] | Failure {
  const result = guarded(() => tokenize(sql, dialect as Dialect));
  if ('message' in result) return result;
  if (!result.success || result.tokens === undefined) return failureOf(result);
  return result.tokens.map((token) => ({
    text: token.text,
    quoted: /STRING|QUOTED/.test(tokenType(token)),
    start: token.span.start,
    end: token.span.end,
  }));
}

/** The type declares `tokenType`, and the parser writes `token_type`. */
function tokenType(token: object): string {
  const type: unknown =
    'token_type' in token ? token.token_type : 'tokenType' in token ? token.tokenType : '';
  return String(type);
}

function treesOf(sql: string, dialect: SqlDialect): readonly unknown[] | Failure {
  const result = guarded(() => parse(sql, dialect as Dialect));
  if ('message' in result) return result;
  return result.success && Array.isArray(result.ast) ? result.ast : failureOf(result);
}

/** The parser is WebAssembly: what it does not bear it ends with a trap. */
function guarded<T extends object>(call: () => T): T | Failure {
  try {
    return call();
  } catch (error) {
    return { message: `the parser gave up: ${String(error)}`, start: 0, end: 0 };
  }
}

function failureOf(result: {
  readonly error?: string | null;
  readonly errorStart?: number;
  readonly errorEnd?: number;
}): Failure {
  const { error, errorStart: start = 0, errorEnd: end = 0 } = result;
  return { message: plainMessage(error ?? 'it cannot be read'), start, end };
}

/** Without the place, which is told apart, and with the parser's limits and words in plain ones. */
function plainMessage(error: string): string {
  if (/E_GUARD_\w*DEPTH/.test(error)) return 'it is nested too deeply to be read';
  if (/E_GUARD/.test(error)) return 'it is too large to be read';
  const message = error
    .replace(/^\w+ error at line \d+, column \d+: /, '')
    .replace(/ near \[.*$/s, '')
    .replace(/, got \w+ \('(.*)'\)$/s, ', found $1')
    .replace(/, got /, ', found ')
    .replace(/\bRParen\b/g, ')')
    .replace(/\bLParen\b/g, '(')
    .replace(/\.\s*$/, '');
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** Secrets in text: behind the marks that connection strings, command lines and settings set before them. */
import { isSecretName, KEY, MASK, PASSWORD } from './secret-name.ts';

/** The end of a scheme: a look further back would cost a long word more than its length. */
const SCHEME = /(https?:\/\/|[a-z0-9+.-]:\/\/)/i;
/** A password with a slash in it is one only where no port stands in its place: `https://host:8080/path@x`. */
const USER_INFO = /^([^\s"/?#:@]*):(?:[^\s"/?#]*@|(?!\/|\d{1,5}[/?#,;])[^\s"'`]*@)/;
/** Of web addresses: a token alone. */
const USER_ALONE = /^[^\s"'/?#:@]+@/;
/** Oracle's thin driver: `jdbc:oracle:thin:user/secret@host`. */
const ORACLE = /(jdbc:oracle:)/i;
const ORACLE_USER_INFO = /^([a-z0-9]+:[^\s/@]+)\/[^\s@]+@/i;

/** Names are bounded, and begin after what no name has in it. */
const PARAMETER_NAME = [
  String.raw`[\w.\-]{0,60}(?:${PASSWORD.replace('s?', '')}|secret|secret[_.-]?(?:access[_.-]?)?key|account[_.-]?key)`,
  String.raw`-{0,2}(?:[a-z0-9]{1,20}[_-]){0,4}(?:token|sas|sig|signature|api_?key|private_?key|(?:shared)?accesskey)`,
].join('|');
const PARAMETER = new RegExp(String.raw`((?<=^|[?&;,\s"'({[])(?:${PARAMETER_NAME})=)`, 'i');
const PARAMETER_VALUE = /^(?:\\*"[^"]*"|\\*'[^']*'|\{[^}]*\}|["'{]?[^&;,\s"')\]}]*[^&;,\s"')\]}\\])/;

const FLAG = new RegExp(
  String.raw`((?<=^|[\s"'])--(?:[a-z0-9]{1,20}[_.-]){0,4}(?:${PASSWORD}|secret|token|${KEY})\s{1,9})`,
  'i',
);
const FLAG_VALUE = /^(?!--)(?:"[^"]*"|'[^']*'|[^\s"']+)/;

const AUTHORIZATION =
  /((?<=^|[^a-z0-9])authorization["']?\s{0,9}[:=]\s{0,9}["']?(?:bearer|basic|token)\s{1,9})/i;
const AUTHORIZATION_VALUE = /^[^\s"',;\\]+/;

/** A member of JSON that stands in a text, its quotes escaped or not. */
const MEMBER = /((?<![^\\\s{,[("'])["'][\w.\- ]{1,80}\\*["']\s{0,9}:\s{0,9})/;
const MEMBER_NAME = /^["']([^"'\\]+)/;
const MEMBER_TEXT = /^(\\*)(["'])[^]*?(?:(?<!\\)(\1\2)|$)/;
const MEMBER_NUMBER = /^-?\d[\d.e+-]*/i;

/**
 * In SQL a name before an equals sign is a column as a rule, and what follows an expression: a text in quotes alone is
 * masked there, and stays one.
 */
const SQL_TEXT = /^\s{0,9}'[^']*'/;

/** Text that is no JSON as a whole. */
export function maskMarked(text: string, isSql = false): string {
  const masked = [
    [MEMBER, maskTextMember],
    [SCHEME, maskUserInfo],
    [ORACLE, (rest: string): string => rest.replace(ORACLE_USER_INFO, `$1/${MASK}@`)],
    [
      PARAMETER,
      (rest: string): string =>
        isSql ? rest.replace(SQL_TEXT, `'${MASK}'`) : rest.replace(PARAMETER_VALUE, MASK),
    ],
    [FLAG, (rest: string): string => rest.replace(FLAG_VALUE, MASK)],
    [AUTHORIZATION, (rest: string): string => rest.replace(AUTHORIZATION_VALUE, MASK)],
  ] as const;
  return masked.reduce((found, [mark, mask]) => maskAfter(found, mark, mask), text);
}

/**
 * What follows each mark, masked. It ends where the next mark begins: so each character is looked at once for
 * each mark, however many there are.
 * @param mark with one group, which is all of it
 */
function maskAfter(text: string, mark: RegExp, mask: (rest: string, mark: string) => string): string {
  const parts = text.split(mark);
  let masked = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 2) {
    const found = parts[index] ?? '';
    masked += found + mask(parts[index + 1] ?? '', found);
  }
  return masked;
}

function maskUserInfo(rest: string, scheme: string): string {
  const masked = rest.replace(USER_INFO, `$1:${MASK}@`);
  return /^http/i.test(scheme) ? masked.replace(USER_ALONE, `${MASK}@`) : masked;
}

function maskTextMember(rest: string, member: string): string {
  if (!isSecretName(MEMBER_NAME.exec(member)?.[1] ?? '')) return rest;
  const quote = /\\*["'](?=\s*:\s*$)/.exec(member)?.[0] ?? '"';
  return rest
    .replace(
      MEMBER_TEXT,
      (_, escape: string, mark: string, end = '') => `${escape}${mark}${MASK}${String(end)}`,
    )
    .replace(MEMBER_NUMBER, `${quote}${MASK}${quote}`);
}

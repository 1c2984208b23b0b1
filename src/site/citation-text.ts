/**
 * A page quoted, in three ways to write that down. The page holds the plain one; the browser reads it back, since it
 * knows the part of the page that the reader came to, and writes the others.
 */
import type { BuildFacts } from './build-facts.ts';

export interface Citation {
  readonly title: string;
  /** The site's title. */
  readonly site: string;
  /** On the web; the path on the site, with a slash before it, where nobody has said where the site stands. */
  readonly address: string;
  /** The moment that the site tells of, in ISO 8601. */
  readonly asOf: string;
  /** SHA-256, in hex, of all that the site was built from. */
  readonly inputs: string;
  /** Headwater's. */
  readonly version: string;
  /** Null where the page is about no one thing. */
  readonly evidence: CitedEvidence | null;
}

/** The newest event that says what the page says, or where people wrote it. */
export type CitedEvidence =
  | {
      readonly kind: 'event';
      /** SHA-256, in hex. */
      readonly digest: string;
      /** Null where the event is about none. */
      readonly run: string | null;
      /** In ISO 8601. */
      readonly time: string;
      /** The file that holds it, as {@link Citation.address}. */
      readonly file: string;
    }
  | { readonly kind: 'glossary'; readonly place: string };

/** What a page says of itself. */
export interface CitedPage {
  readonly title: string;
  /** On the site. */
  readonly path: string;
  /** As `citationNote` of `citation.ts` writes it; null where the page is about no one thing. */
  readonly note: string | null;
}

/** The quotation of a page of a build. */
export function citationOf(
  {
    title: site,
    url,
    asOf,
    inputs,
    version,
  }: Pick<BuildFacts, 'title' | 'url' | 'asOf' | 'inputs' | 'version'>,
  { title, path, note }: CitedPage,
): Citation {
  const addressOf = (to: string): string => (url === null ? to : url + to.slice(1));
  const evidence = note === null ? null : evidenceOf(note, addressOf);
  return { title, site, address: addressOf(path), asOf, inputs, version, evidence };
}

const EVENT_NOTE = /^([0-9a-f]{64}) (\S+) (\/\S+)(?: (.+))?$/s;
/** A run's name that its page's path has as it is. */
const PLAIN_RUN = /^\/runs\/([^/~]+)\/[^/]+$/;

function evidenceOf(note: string, addressOf: (path: string) => string): CitedEvidence {
  const [, digest, time, file, run] = EVENT_NOTE.exec(note) ?? [];
  if (digest === undefined || time === undefined || file === undefined)
    return { kind: 'glossary', place: note };
  return {
    kind: 'event',
    digest,
    time,
    file: addressOf(file),
    run: run ?? PLAIN_RUN.exec(file)?.[1] ?? null,
  };
}

/** Words, or a value among them; a `code` is one that people copy and compare. */
export type CitationPart = string | { readonly value: string; readonly form: 'text' | 'code' };

/** `orders, dataset. Acme, as of 2026-11-02. https://… Headwater 0.1.0, from inputs of SHA-256 …; newest event: …` */
export function citationParts(citation: Citation): readonly CitationPart[] {
  const { title, site, asOf, address } = citation;
  return [
    text(title),
    '. ',
    text(site),
    ', as of ',
    text(asOf),
    '. ',
    text(address),
    ' ',
    ...basisOf(citation),
  ];
}

function basisOf({ version, inputs, evidence }: Citation): readonly CitationPart[] {
  const built = ['Headwater ', text(version), ', from inputs of SHA-256 ', code(inputs)];
  return [...built, ...(evidence === null ? [] : evidenceParts(evidence)), '.'];
}

function evidenceParts(evidence: CitedEvidence): readonly CitationPart[] {
  if (evidence.kind === 'glossary') return ['; written in ', text(evidence.place)];
  const { digest, run, time, file } = evidence;
  const ofRun = run === null ? [] : [', of run ', code(run)];
  return ['; newest event: SHA-256 ', code(digest), ', of ', text(time), ', in ', code(file), ...ofRun];
}

function text(value: string): CitationPart {
  return { value, form: 'text' };
}

function code(value: string): CitationPart {
  return { value, form: 'code' };
}

/** @param values of the parts of a citation, in their order; null where they are of none */
export function citationFrom(values: readonly string[]): Citation | null {
  const [title, site, asOf, address, version, inputs, ...rest] = values;
  if (title === undefined || site === undefined || asOf === undefined) return null;
  if (address === undefined || version === undefined || inputs === undefined) return null;
  return { title, site, asOf, address, version, inputs, evidence: evidenceFrom(rest) };
}

function evidenceFrom([first, time, file, run = null]: readonly (string | null)[]): CitedEvidence | null {
  if (first == null) return null;
  if (time == null || file == null) return { kind: 'glossary', place: first };
  return { kind: 'event', digest: first, time, file, run };
}

export function citationText(citation: Citation): string {
  return citationParts(citation)
    .map((part) => (typeof part === 'string' ? part : part.value))
    .join('');
}

export function citationMarkdown(citation: Citation): string {
  const { title, site, asOf, address } = citation;
  const link = `[${markdownEscaped(title)}](<${addressWithin(address)}>)`;
  const basis = written(basisOf(citation), markdownEscaped, markdownCode);
  return `${link}. *${markdownEscaped(site)}*, as of ${asOf}. ${basis}`;
}

/**
 * An entry of the kind `misc`. Its key is the same for the same page of the same build, and another for any other:
 * the beginning of the inputs' digest, then the path.
 */
export function citationBibtex(citation: Citation): string {
  const { title, site, asOf, address } = citation;
  const note = written(basisOf(citation), latexEscaped, (value) => `\\texttt{${latexEscaped(value)}}`);
  return [
    `@misc{${keyOf(citation)},`,
    `  title = {${latexEscaped(title)}},`,
    `  howpublished = {${latexEscaped(site)}, \\url{${addressWithin(address)}}},`,
    `  year = {${asOf.slice(0, 4)}},`,
    `  urldate = {${asOf.slice(0, 10)}},`,
    `  note = {${note}}`,
    '}',
  ].join('\n');
}

type Writing = (text: string) => string;

function written(parts: readonly CitationPart[], asText: Writing, asCode: Writing): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.form === 'code' ? asCode(part.value) : asText(part.value);
    })
    .join('');
}

/** CommonMark 0.31, section 2.4: a backslash takes the meaning from any punctuation. */
function markdownEscaped(value: string): string {
  return value.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}

/** Section 6.1: a fence is longer than any run of backticks within; next to one stands a space. */
function markdownCode(value: string): string {
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(value) ? ' ' : '';
  return fence + space + value + space + fence;
}

const LATEX_NAMES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  // By their names, since BibTeX counts braces, whether or not a backslash stands before them.
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
]);

function latexEscaped(value: string): string {
  return value.replace(/[\\{}~^<>|#$%&_]/g, (sign) => LATEX_NAMES.get(sign) ?? `\\${sign}`);
}

/** An address that neither angle brackets nor braces around it end early. */
function addressWithin(address: string): string {
  return address.replace(/[<>{}\\\s]/g, (sign) => `%${hex(sign, 2)}`);
}

/** Of letters, digits, `-`, `_`, `.`, `+` and `:` alone, which BibTeX and biber both take. */
function keyOf({ address, inputs }: Citation): string {
  const [path = '', ...fragment] = address.replace(/^[a-z]+:\/\/[^/]*/, '').split('#');
  const parts = path.split('/').filter((part) => part !== '');
  const key = [`headwater-${inputs.slice(0, 8)}`, ...parts.map(keyPart)].join(':');
  return fragment.length === 0 ? key : `${key}::${keyPart(fragment.join('#'))}`;
}

function keyPart(part: string): string {
  return part.replace(/[^A-Za-z0-9_.-]/g, (sign) => `+${hex(sign, 4)}`);
}

function hex(sign: string, digits: number): string {
  return sign.charCodeAt(0).toString(16).padStart(digits, '0');
}

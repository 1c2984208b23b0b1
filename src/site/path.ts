/**
 * Where pages stand. A page's path depends on its identity alone, never on what else is in the catalog, on
 * order or on the build: audits quote it for years.
 */
import { createHash } from 'node:crypto';
import type { Area } from '../graph/area.ts';
import type { ColumnId, DatasetId, JobId } from '../model/identity.ts';
import type { ProblemCode } from '../model/problem.ts';

/** From the site's root, with a slash at both ends; a file's has none at its end. */
export type SitePath = `/${string}`;

/** Stands before the digest in a part that could not be taken as it is; no plain part holds it. */
const DIGEST_MARK = '~';
const PLAIN = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?$/;
const MAX_PLAIN = 64;
const MAX_READABLE = 40;

/**
 * Names that a file system or a web server takes for something else: `.html` folders hide a page, and Windows
 * keeps the devices' names for itself.
 */
const RESERVED = /\.html?$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/**
 * A name as one part of a path. A plain one stands as it is; any other is written readably, with the first 60
 * bits of the SHA-256 of the exact string, in base 32, behind a `~`.
 */
export function pathPart(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const part = isPlain(name) ? name : `${readable(name)}${DIGEST_MARK}${shortDigest(name)}`;
  known.set(name, part);
  return part;
}

/** Every page links to many others, and a site has few names: each is made once, until there are too many to keep. */
const known = new Map<string, string>();
const MOST_KNOWN = 100_000;

function isPlain(name: string): boolean {
  return PLAIN.test(name) && name.length <= MAX_PLAIN && !RESERVED.test(name);
}

function readable(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_READABLE)
    .replace(/^-+|-+$/g, '');
}

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567';

function shortDigest(name: string): string {
  const bytes = createHash('sha256').update(exactBytes(name)).digest();
  const bits = bytes.readBigUInt64BE(0) >> 4n;
  return Array.from(
    { length: 12 },
    (_, index) => BASE_32[Number((bits >> BigInt(55 - 5 * index)) & 31n)],
  ).join('');
}

/** UTF-8 has no form for half a surrogate pair: such a string is its UTF-16, behind a byte that UTF-8 never holds. */
function exactBytes(name: string): Buffer {
  if (name.isWellFormed()) return Buffer.from(name, 'utf8');
  return Buffer.concat([Uint8Array.of(0xff), Buffer.from(name, 'utf16le')]);
}

export function datasetPath(id: DatasetId): SitePath {
  return `/datasets/${pathPart(id.namespace)}/${pathPart(id.name)}/`;
}

export function columnPath(id: ColumnId): SitePath {
  return `${datasetPath(id)}columns/${pathPart(id.column)}/`;
}

export function jobPath(id: JobId): SitePath {
  return `/jobs/${pathPart(id.namespace)}/${pathPart(id.name)}/`;
}

/** The page of a part of the lineage. */
export function areaPath(area: Area): SitePath {
  return `/lineage/areas/${areaParts(area).map(pathPart).join('/')}/`;
}

export function areaParts(area: Area): readonly string[] {
  if (area.kind === 'domain') return ['domain', area.name];
  return area.container === null ? ['namespace', area.name] : ['namespace', area.name, area.container];
}

export function runPath(id: string): SitePath {
  return `/runs/${pathPart(id)}/`;
}

export function termPath(id: string): SitePath {
  return `/glossary/${pathPart(id)}/`;
}

export function ownerPath(id: string): SitePath {
  return `/owners/${pathPart(id)}/`;
}

export function namespacePath(namespace: string): SitePath {
  return `/namespaces/${pathPart(namespace)}/`;
}

/** Where a kind of problem is explained. */
export function problemPath(code: ProblemCode): SitePath {
  return `/problems/${pathPart(code)}/`;
}

/** The JSON twin of a page. */
export function twinPath(page: SitePath): SitePath {
  return `${page}index.json`;
}

/** The Markdown twin of a page. */
export function markdownTwinPath(page: SitePath): SitePath {
  return `${page}index.md`;
}

/** The address of a page on the web, or of a file. @param url that of the site's root, with a slash at its end */
export function webAddress(url: string, path: SitePath): string {
  return url + path.slice(1);
}

/**
 * The link from one page to another: relative, so that the site works wherever it is put. Every link of the
 * site is made here.
 * @param to a path, with a `#fragment` where one is wanted
 */
export function hrefFrom(from: SitePath, to: SitePath): string {
  const end = from.lastIndexOf('/') + 1;
  let shared = 0;
  for (let at = 0; at < end && from[at] === to[at]; at++) if (from[at] === '/') shared = at + 1;
  let up = '';
  for (let at = shared; at < end; at++) if (from[at] === '/') up += '../';
  return up + to.slice(shared) || './';
}

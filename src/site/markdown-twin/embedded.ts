/** Markdown that a stranger wrote, to stand within ours: its blocks stay as they are, and it reaches nothing outside itself. */
import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { visible } from '../../model/visible.ts';
import { plainParagraphs } from '../markdown.ts';
import { isWebLink } from '../web-link.ts';
import { plain } from './text.ts';

/** As pages read descriptions: no HTML. */
const reader = new MarkdownIt({ html: false });
/** As readers with less care may: all that could be HTML or a link is one. */
const careless = new MarkdownIt({ html: true });
careless.validateLink = () => true;

/** Our own headings stand above those of the text. */
const DEEPER = 2;
const END = 'The end of the text.';

/**
 * Headings are two levels deeper; HTML and images are words. Of a text with links to anything but web and mail addresses
 * all links are words; one that is not closed, or cannot be kept safely, becomes paragraphs of words.
 */
export function embedded(text: string): string {
  const source = text
    .split(/\r\n?|\n/)
    .map((line) => (line.trim() === '' ? '' : visible(line.replaceAll('\t', '    '))))
    .join('\n');
  const blocks = reader.parse(source, {});
  const attempts = [/<|!(?=\[)/, /[<[]/].map((signs) => written(source, blocks, signs));
  return attempts.find(isContained) ?? plainParagraphs(text).map(plain).join('\n\n');
}

/** @param signs that are to mean nothing */
function written(source: string, blocks: readonly Token[], signs: RegExp): string {
  const lines: (string | null)[] = source.split('\n');
  for (const [from, to] of stretches(lines.length, blocks)) {
    const stretch = lines.slice(from, to).join('\n');
    for (const [index, line] of escaped(stretch, signs).split('\n').entries()) lines[from + index] = line;
  }
  for (const block of blocks) if (block.type === 'heading_open') shift(lines, block);
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .replace(/^\n+|\s+$/g, '');
}

/** Lines that are read together, those of code aside: a paragraph's, and each other line by itself. */
function stretches(length: number, blocks: readonly Token[]): [from: number, to: number][] {
  const isCode = new Set<number>();
  const ends = new Map<number, number>();
  for (const { type, map } of blocks) {
    if (map === null) continue;
    const [from, to] = map;
    if (type === 'inline') ends.set(from, Math.max(to, ends.get(from) ?? 0));
    if (type === 'fence' || type === 'code_block') for (let at = from; at < to; at++) isCode.add(at);
  }
  const found: [number, number][] = [];
  for (let at = 0; at < length; at = Math.max(at + 1, ends.get(at) ?? 0))
    if (!isCode.has(at)) found.push([at, Math.max(at + 1, ends.get(at) ?? 0)]);
  return found;
}

/** With a backslash before each of the signs that has none, but for those in spans of code (CommonMark 0.31, section 6.1). */
function escaped(text: string, signs: RegExp): string {
  const parts = /\\[^\n]|(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)|`+|[^]/g;
  const sign = new RegExp(signs.source, 'y');
  return text.replace(parts, (part: string, _: unknown, at: number) => {
    sign.lastIndex = at;
    return part.length === 1 && sign.test(text) ? `\\${part}` : part;
  });
}

function shift(lines: (string | null)[], { map, markup, level }: Token): void {
  if (map === null) return;
  const [from, to] = map;
  if (markup.startsWith('#')) {
    const deeper = '#'.repeat(Math.min(6, markup.length + DEEPER));
    lines[from] = lines[from]?.replace(/(^|[\s>])#{1,6}(?=\s|$)/, `$1${deeper}`) ?? null;
    return;
  }
  // Underlined: of one in a list or a quotation the line is lost, and its words stay.
  if (level === 0) {
    const words = lines.slice(from, to - 1).map((line) => line?.trim());
    lines[from] = `${'#'.repeat((markup === '=' ? 1 : 2) + DEEPER)} ${words.join(' ')}`;
    lines.fill(null, from + 1, to);
  } else {
    lines[to - 1] = lines[to - 1]?.replace(markup, `\\${markup}`) ?? null;
  }
}

/** Whether it holds no HTML, no image, no link but to web and mail addresses, no high heading, and ends where it ends. */
function isContained(markdown: string): boolean {
  const environment: Env = {};
  const tokens = careless.parse(`${markdown}\n\n${END}\n`, environment);
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const links = [
    ...inline.filter(({ type }) => type === 'link_open').map((link) => String(link.attrGet('href'))),
    ...Object.values(environment.references ?? {}).map(({ href }) => href),
  ];
  const last = tokens.at(-2);
  return (
    ![...tokens, ...inline].some(({ type }) => type.startsWith('html') || type === 'image') &&
    !tokens.some(({ type, tag }) => type === 'heading_open' && (tag === 'h1' || tag === 'h2')) &&
    links.every((href) => isWebLink(href) || /^mailto:/i.test(href)) &&
    last?.level === 1 &&
    last.content === END
  );
}

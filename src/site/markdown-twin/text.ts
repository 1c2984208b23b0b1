/** Writing Markdown (CommonMark 0.31 with the tables of GitHub's) out of names and texts that may hold anything. */
import { visible } from '../../model/visible.ts';
import { hrefFrom, type SitePath } from '../path.ts';

/** A name as code, on one line: a fence is longer than any run of backticks within (section 6.1). */
export function code(name: string): string {
  const text = visible(name);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + space + text + space + fence;
}

/** Words on one line, with no meaning but their own (section 2.4). */
export function plain(words: string): string {
  const trimmed = words.replace(/\s+/gu, ' ').trim();
  if (trimmed === '') return '';
  const line = visible(trimmed).replace(/[\\`*_{}[\]<>~&]/g, '\\$&');
  // At its start these begin a heading, a list or a rule.
  return line.replace(/^[#+\-=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}

export function link(label: string, from: SitePath, to: SitePath): string {
  return `[${label}](${hrefFrom(from, to)})`;
}

/** Rows of a table. @param cells Markdown of one line each: a bar in it is escaped, in code too (GFM, section 4.10) */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function cell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Paragraphs, tables and lists, with a line between them; null ones are left out. */
export function blocks(...parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;
}

/** A heading with what is below it; null where that is nothing. */
export function section(heading: string, content: string): string | null {
  return content === '' ? null : `## ${heading}\n\n${content}`;
}

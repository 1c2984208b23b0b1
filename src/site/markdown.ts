/** Markdown that strangers wrote → HTML: no raw HTML, no images, links to http, https and mailto alone. */
import MarkdownIt, { type Token } from 'markdown-it';
import { isWebLink } from './web-link.ts';

const markdown = new MarkdownIt({ html: false, linkify: true });
markdown.disable('image');
markdown.validateLink = (url) => isWebLink(url.trim()) || /^mailto:/i.test(url.trim());
// Headings would break the outline of the page that the text stands on.
markdown.renderer.rules['heading_open'] = () => '<p><strong>';
markdown.renderer.rules['heading_close'] = () => '</strong></p>';

markdown.renderer.rules['link_open'] = (tokens, index, options, _, renderer) => {
  tokens[index]?.attrSet('rel', 'noreferrer nofollow');
  return renderer.renderToken(tokens, index, options);
};

export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** The first paragraph in plain words, for a page's description and for lists. */
export function excerpt(text: string): string {
  const tokens = markdown.parse(text, {});
  const inline = tokens.find(
    (token, index) => token.type === 'inline' && tokens[index - 1]?.type === 'paragraph_open',
  );
  return inline === undefined ? '' : wordsOf(inline);
}

/** All of it in plain words: paragraphs, headings, items and cells. */
export function plainParagraphs(text: string): string[] {
  const inlines = markdown.parse(text, {}).filter(({ type }) => type === 'inline' || type === 'fence');
  return inlines.map(wordsOf).filter((words) => words !== '');
}

function wordsOf({ children, content }: Token): string {
  if (children === null) return content.trim();
  const words = children.map((token) => (token.type.endsWith('break') ? ' ' : token.content));
  return words.join('').trim();
}

/** The first sentence of the first paragraph, or as much of it as fits a line or two. */
export function firstSentence(text: string): string {
  return shorten(excerpt(text).split(/(?<=[.!?])\s/)[0] ?? '', 160);
}

/** Ends a long text at a word, with an ellipsis. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))}…`;
}

/** Markdown that strangers wrote → HTML: no raw HTML, no images, links to http, https and mailto alone. */
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true });
markdown.disable('image');
markdown.validateLink = (url) => /^(?:https?:|mailto:)/i.test(url.trim());
// Headings would break the outline of the page that the text stands on.
markdown.renderer.rules['heading_open'] = () => '<p><strong>';
markdown.renderer.rules['heading_close'] = () => '</strong></p>';

export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** The first paragraph in plain words, for a page's description and for lists. */
export function excerpt(text: string): string {
  const tokens = markdown.parse(text, {});
  const inline = tokens.find(
    (token, index) => token.type === 'inline' && tokens[index - 1]?.type === 'paragraph_open',
  );
  const words = (inline?.children ?? []).map((token) => (token.type === 'softbreak' ? ' ' : token.content));
  return words.join('').trim();
}

/** The first sentence of the first paragraph. */
export function firstSentence(text: string): string {
  return excerpt(text).split(/(?<=[.!?])\s/)[0] ?? '';
}

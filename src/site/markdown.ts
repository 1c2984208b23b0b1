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

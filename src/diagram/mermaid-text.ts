/**
 * Any string as a part of a quoted Mermaid label. Mermaid reads quoted text as HTML, and up to version 11 as Markdown
 * as well; its own escapes, `#` and a code point and `;`, keep both from meaning anything (mermaid.js.org, "Entity
 * codes to escape characters"). Letters, digits and the separators of names stay as they are, so that the source can
 * be read.
 */
export function mermaidText(text: string): string {
  const line = text.toWellFormed().replace(/\s+/gu, ' ').trim();
  if (line === '') return '#32;';
  return line
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[^\p{L}\p{M}\p{N}\p{Emoji_Presentation}\ufffd _./:,=()→-]/gu, escaped)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, escaped) // emphasis
    .replace(/^-|(?<=^\d+)\./u, escaped) // lists
    .replace(/:(?!\/)|(?<=http|https|ftp):|(?<=www)\./giu, escaped); // icons, links
}

function escaped(character: string): string {
  return `#${character.codePointAt(0) ?? 0xfffd};`;
}

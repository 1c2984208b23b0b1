/** Writing SVG by hand: escaped, and without a byte too many. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What neither XML 1.0 (section 2.2) nor HTML can hold, escaped or not. */
const FORBIDDEN = /[^\P{Cc}\t\r\n]|[\ufffe\uffff]/gu;

/** Almost every name: printable ASCII without the five characters above, which stands as it is. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

/** Any string as the content of an element or of a quoted attribute; what XML cannot hold becomes U+FFFD. */
export function escape(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** An element whose content is markup. Attributes that are null are left out; the others are escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  content = '',
): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) written += ` ${key}="${typeof value === 'number' ? value : escape(value)}"`;
  }
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** An element whose content is text. */
export function textElement(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  text: string,
): string {
  return element(name, attributes, escape(text));
}

/** Numbers side by side, as path data and lists of coordinates take them: a minus sign separates by itself. */
export function numbers(...values: readonly number[]): string {
  return values
    .map((value) => String(Math.round(value * 10) / 10).replace(/^(-?)0\./, '$1.'))
    .join(' ')
    .replaceAll(' -', '-');
}

/**
 * Templates are written out in full; what they write into each of many thousands of pages leaves out what a browser
 * reads into it anyway. Done once, while the templates are compiled, it takes no page any time.
 */

/**
 * End tags that HTML lets one leave out (HTML Standard, section 13.1.2.4): those of items, terms and cells, where no text
 * stands behind them, since nothing but their like and the end of the list or the row may; others where what follows ends
 * the element as well.
 */
const END_TAG = new RegExp(
  [
    String.raw`</(?:li|dt|dd|td|th|tr)>(?=[<\x60]|\$\{)`,
    String.raw`</thead>(?=<tbody>)`,
    String.raw`</tbody>(?=</table>)`,
    String.raw`</p>(?=<(?:p|ul|ol|dl|div|table|section|h2|h3|/section|/li|/dd|/div|/main)[ >])`,
  ].join('|'),
  'g',
);

/**
 * An attribute whose value may stand without quotes (section 13.1.2.3), and which another one or the end of the tag
 * follows; a slash would be a part of the value.
 */
const ATTRIBUTE = / ([a-z][a-z-]*)="([\w.#:;%/-]+)"(?=[ >]|\$\{)/g;
/** What leads somewhere, what it leads to, and what stands in heads is looked for in files by simpler means than a browser's. */
const KEPT: ReadonlySet<string> = new Set(
  'href src id rel type name content property http-equiv charset lang'.split(' '),
);

/** @param code a template, compiled: its markup stands in template literals */
export function shortMarkup(code: string): string {
  return code
    .replace(END_TAG, '')
    .replace(ATTRIBUTE, (attribute, name: string, value: string) =>
      KEPT.has(name) ? attribute : ` ${name}=${value}`,
    );
}

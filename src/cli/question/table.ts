/** Text in columns, for a terminal. */

/** In cells of the terminal: wide characters (UAX 11, and emoji) take two, marks above or below others none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60]/u;

/** Lines of cells that stand below each other, two spaces apart. Cells that are all digits stand to the right. */
export function alignRows(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths: number[] = [];
  const isNumber: boolean[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    }
  }
  for (const row of rows.slice(1)) {
    for (const [column, cell] of row.entries()) {
      isNumber[column] = (isNumber[column] ?? true) && /^\d+$/.test(cell);
    }
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return isNumber[column] === true ? space + cell : cell + space;
    });
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}

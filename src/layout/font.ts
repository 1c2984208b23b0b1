/**
 * How wide text will be, without a browser to ask. The tables hold the average advance of classes of glyphs in
 * thousandths of an em, about those of DejaVu Sans, the widest font that `system-ui` commonly stands for: text that
 * turns out narrower leaves a margin, text that turned out wider would leave its box.
 */

export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly face: 'interface' | 'monospace';
  readonly weight: 'normal' | 'bold';
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const PLAIN = /^[\x20-\x7e]*$/;
const WIDE =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{17000}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{20000}-\u{3fffd}])/u;

const MONOSPACE = 610;
/** Of what is in no class. */
const OTHER = 680;
const BOLD = 1.1;
const CLASSES: readonly (readonly [glyphs: string, advance: number])[] = [
  ["ijl|.,:;'!I ", 290],
  ['ftr()[]{}/\\-"`', 390],
  ['csvxyzk_?*^JL', 550],
  ['abdeghnopqu0123456789FETPS$#+=<>~', 630],
  ['ABCDGHKNOQRUVXYZ&', 720],
  ['mwMW%@', 980],
];
const ADVANCES: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(([glyphs, advance]) => Array.from(glyphs).map((glyph) => [glyph, advance] as const)),
);

/** The same for the characters of plain text, by their codes. */
const PLAIN_ADVANCES = Array.from(
  { length: 0x7f },
  (_, code) => ADVANCES.get(String.fromCharCode(code)) ?? OTHER,
);

/** The text as its readers count it: one string for each letter with its accents, or for each emoji. */
export function graphemes(text: string): readonly string[] {
  return PLAIN.test(text) ? Array.from(text) : Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}

/** The width of a text in pixels, estimated; East Asian wide letters and emoji count as two. */
export function textWidth(text: string, font: Font): number {
  const advance = PLAIN.test(text) ? plainAdvance(text, font.face) : anyAdvance(text, font.face);
  return (advance * font.size * (font.weight === 'bold' ? BOLD : 1)) / 1000;
}

function plainAdvance(text: string, face: Font['face']): number {
  if (face === 'monospace') return MONOSPACE * text.length;
  let advance = 0;
  for (let index = 0; index < text.length; index++) {
    advance += PLAIN_ADVANCES[text.charCodeAt(index)] ?? 0;
  }
  return advance;
}

function anyAdvance(text: string, face: Font['face']): number {
  let advance = 0;
  for (const grapheme of graphemes(text)) advance += advanceOf(grapheme, face);
  return advance;
}

function advanceOf(grapheme: string, face: Font['face']): number {
  if (WIDE.test(grapheme)) return 2 * MONOSPACE;
  return face === 'monospace' ? MONOSPACE : (ADVANCES.get(grapheme) ?? OTHER);
}

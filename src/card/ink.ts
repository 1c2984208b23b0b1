/** The colours of cards: those of the site's light theme, by the tokens of `src/styles/tokens.css`. */
export const INK = {
  paper: '#fcfcfa',
  raised: '#ffffff',
  ink: '#1b1f23',
  quiet: '#5a6067',
  line: '#c4c5be',
  edge: '#868a87',
  accent: '#0b57a4',
  accentSoft: '#e8f1fa',
  dataset: '#0b6e5f',
  job: '#8a4b08',
  warn: '#855600',
} as const;

/** The paper, seen through. */
export const CLEAR = 'rgb(252 252 250 / 0)';

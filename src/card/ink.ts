/** The colours of cards: those of the site's light theme. */
export const INK = {
  paper: '#fcfcfa',
  raised: '#ffffff',
  ink: '#1b1f23',
  quiet: '#5a6067',
  line: '#d5d6cf',
  edge: '#8b9096',
  accent: '#0b57a4',
  accentSoft: '#e8f1fa',
  dataset: '#0b6e5f',
  job: '#8a4b08',
  warn: '#855600',
} as const;

/** The paper, seen through. */
export const CLEAR = 'rgb(252 252 250 / 0)';

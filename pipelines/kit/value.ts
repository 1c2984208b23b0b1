/** Reading cells of raw extracts. */

/** An amount such as `12.34` in cents: sums of whole numbers are exact. Null where it is no amount. */
export function cents(text: string): number | null {
  return /^-?\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
}

/** Cents as an amount: `12.34`. */
export function amount(value: number): string {
  return (value / 100).toFixed(2);
}

/** Null where it is blank or no number. */
export function number(text: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** Without spaces at its ends; null where nothing remains. */
export function words(text: string): string | null {
  return text.trim() || null;
}

/** A raw extract, before it is written as CSV. */
export type Row = Readonly<Record<string, string>>;

/** `rows` as CSV with a header of the first row's keys. */
export function toCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An amount of cents as `12.34`. */
export function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** `CUST-0042` for ('CUST', 42, 4). */
export function label(prefix: string, number: number, digits: number): string {
  return `${prefix}-${String(number).padStart(digits, '0')}`;
}

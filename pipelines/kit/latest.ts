/** Extracts deliver some rows twice, the second time sometimes corrected. */

/** For each key the row that was loaded last (of several, the one furthest down), in the order of first appearance. */
export function latest<R extends { readonly loaded_on: string }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): readonly R[] {
  const kept = new Map<string, R>();
  for (const row of rows) {
    const before = kept.get(keyOf(row));
    if (before === undefined || before.loaded_on <= row.loaded_on) kept.set(keyOf(row), row);
  }
  return [...kept.values()];
}

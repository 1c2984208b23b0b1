/** What a check found. */
import type { Check, Run } from '../../model/catalog.ts';

/**
 * In its own words. Where it failed and says nothing, what its run says went wrong, in its first line: dbt tells there how many rows a
 * test found. By the same event alone; null where nothing is said.
 */
export function foundBy({ value, evidence }: Check, run: Run | null): string | null {
  if (value.actual || value.success) return value.actual ?? null;
  const error = run?.facets.known.errorMessage;
  if (error === undefined || error.evidence.digest !== evidence.digest) return null;
  const line = error.value.message.trim().split('\n', 1)[0] ?? '';
  return line === '' ? null : `its run says: ${line}`;
}

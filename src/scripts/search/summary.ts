/** What is said of what was found. */
import { visible } from '../../model/visible.ts';
import type { Finding } from './find.ts';

export function summaryOf({ total, isWhole, missing, entries }: Finding): string {
  const found = `${total.toLocaleString('en')}${isWhole ? '' : ' or more'}`;
  const results = `${found} ${total === 1 && isWhole ? 'result' : 'results'}`;
  const shown = total > entries.length ? `${results}, the best ${entries.length} shown` : results;
  if (missing === null) return total === 0 ? 'Nothing is found with these filters.' : `${shown}.`;
  const lack = lackOf(missing);
  return total === 0 ? `${lack}, and nothing near it.` : `${lack}; near it: ${shown}.`;
}

function lackOf(missing: readonly string[]): string {
  const words = missing.map((word) => `“${visible(word)}”`);
  const last = words.pop();
  if (last === undefined) return 'Nothing has all of these words';
  return `Nothing is called ${words.length === 0 ? last : `${words.join(', ')} or ${last}`}`;
}

/** Long tables are filtered and sorted by a script of its own. */
import { loadScript } from '../module.ts';

export function wireTables(): void {
  if (document.querySelector('table[data-long]') !== null) loadScript('table').catch(() => null);
}

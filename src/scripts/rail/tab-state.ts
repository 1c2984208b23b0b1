/** What of the tree is open, and how far it is scrolled: kept as long as the browser's tab. */
import { siteRoot } from '../address.ts';

export interface TabState {
  /** The namespaces that are open, as paths write them. */
  readonly open: readonly string[];
  /** In CSS pixels. */
  readonly top: number;
}

const NAME = `headwater-tree ${siteRoot().pathname}`;

/** Null where nothing is kept, or storage is refused. */
export function tabState(): TabState | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Partial<TabState> | null;
    return Array.isArray(kept?.open) ? { open: kept.open, top: Number(kept.top) || 0 } : null;
  } catch {
    return null;
  }
}

export function keepTabState(state: TabState): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(state));
  } catch {
    // It then lasts as long as the page.
  }
}

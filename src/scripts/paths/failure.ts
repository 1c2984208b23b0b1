/** What the page says where it could not load what it needs. */
import { visible } from '../../model/visible.ts';
import { button, note } from '../dom/element.ts';
import { showResult } from './result.ts';

export function fail(error: unknown, again: () => void): void {
  showResult('The lineage could not be loaded.', note(visible(String(error))), button('Try again', again));
}

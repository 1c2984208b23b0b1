/** What the page says where it could not load what it needs. */
import { visible } from '../../model/visible.ts';
import { button, byId, note } from './element.ts';

export function fail(error: unknown, again: () => void): void {
  byId('status').textContent = 'The lineage could not be loaded.';
  byId('result').replaceChildren(note(visible(String(error))), button('Try again', again));
  byId('result').ariaBusy = null;
}

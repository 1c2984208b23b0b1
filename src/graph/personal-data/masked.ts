/** The columns into which values come masked alone, whatever the values are. */
import type { Carrier, Holder } from './carrier.ts';

/**
 * Gives each of these columns a masking edge that lies on the way to it. The others are those that a column reaches by
 * edges that do not mask, where no masking edge leads into that column or to it: nothing is known to mask what it holds. So a
 * column that nothing flows into is no such column, and neither is a ring of columns that only feed each other.
 *
 * Two walks along edges that do not mask, each linear: from all columns that a masking edge enters, and from all that the
 * first walk did not come to.
 */
export function maskedColumns(holders: Iterable<Holder>): ReadonlyMap<Holder, Carrier> {
  const all = [...holders];
  const gates = new Map<Holder, Carrier>();
  for (const carrier of all.flatMap(({ out }) => out)) {
    if (carrier.masks && !gates.has(carrier.to)) gates.set(carrier.to, carrier);
  }
  // What is added to a map or a set while it is walked is walked too.
  for (const [holder, gate] of gates) {
    for (const { to, masks } of holder.out) if (!masks && !gates.has(to)) gates.set(to, gate);
  }
  const open = new Set(all.filter((holder) => !gates.has(holder)));
  for (const holder of open) for (const { to, masks } of holder.out) if (!masks) open.add(to);
  for (const holder of open) gates.delete(holder);
  return gates;
}

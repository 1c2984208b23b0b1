/** The moment that what is wrong now was so: each build has a later one, and a page's own bytes change with what it says alone. */
import type { BuildFacts } from '../../site/build-facts.ts';
import { readableTime } from '../../site/readable-time.ts';
import type { Instant } from '../../model/instant.ts';

export function wireAsOf(facts: Promise<BuildFacts>): void {
  const places = document.querySelectorAll('[data-as-of]');
  if (places.length === 0) return;
  facts.then(
    ({ asOf }) => {
      for (const place of places) place.textContent = `(as of ${readableTime(asOf as Instant)})`;
    },
    // The page of health, which the line leads to, says it by itself.
    () => null,
  );
}

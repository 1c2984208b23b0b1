/** What the site's diagrams are cut out of. */
import { loopsOf } from '../graph/loop.ts';
import type { Surroundings } from '../graph/slice-builder.ts';
import type { Site } from './site.ts';

const found = new WeakMap<Site, Surroundings>();

/** Every page with a diagram asks for it, so it is computed once for a site. */
export function surroundingsOf(site: Site): Surroundings {
  const { catalog, graph, flow } = site;
  const known = found.get(site) ?? { catalog, graph, flow, loops: loopsOf(site) };
  found.set(site, known);
  return known;
}

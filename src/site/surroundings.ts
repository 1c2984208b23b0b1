/** What the site's diagrams are cut out of. */
import { loopsOf } from '../graph/loop.ts';
import type { Surroundings } from '../graph/slice-builder.ts';
import { memoryOf } from '../model/memory.ts';
import type { Site } from './site.ts';

const found = memoryOf<Site, Surroundings>('site/surroundings');

/** Every page with a diagram asks for it, so it is computed once for a site. */
export function surroundingsOf(site: Site): Surroundings {
  const { catalog, graph, flow } = site;
  const known = found.get(site) ?? { catalog, graph, flow, loops: loopsOf(site) };
  found.set(site, known);
  return known;
}

/** Which personal data a site has, and what its kinds are called. */
import type { Kind } from '../graph/personal-data/kind.ts';
import { personalData, type PersonalData } from '../graph/personal-data/personal-data.ts';
import { memoryOf } from '../model/memory.ts';
import { pathPart, type SitePath } from './path.ts';
import type { Site } from './site.ts';

export const PERSONAL_DATA_PATH: SitePath = '/personal-data/';

const found = memoryOf<Site, PersonalData>('site/personal-data');

/** Every page of a column asks for it, so it is computed once for a site. */
export function personalDataOf(site: Site): PersonalData {
  const known = found.get(site) ?? personalData(site.catalog);
  found.set(site, known);
  return known;
}

/** `email`, `kind not stated`, `3 other kinds`. */
export function kindName(kind: Kind): string {
  switch (kind.is) {
    case 'named':
      return kind.name;
    case 'unstated':
      return 'kind not stated';
    case 'rest':
      return `${kind.kinds} other ${kind.kinds === 1 ? 'kind' : 'kinds'}`;
  }
}

/** The id of the kind's section on the page. */
export function kindAnchor(kind: Kind): string {
  switch (kind.is) {
    case 'named':
      return `kind-${pathPart(kind.name)}`;
    case 'unstated':
      return 'unstated-kind';
    case 'rest':
      return 'other-kinds';
  }
}

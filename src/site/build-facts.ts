/** What a page's scripts know of the build that it stands in. */
import type { SitePath } from './path.ts';
import type { ScriptName } from './script.ts';
import type { Section } from './section.ts';

/** The global name under which `/build.js` leaves it. */
export const BUILD_SLOT = 'headwaterBuild';

export interface BuildFacts {
  /** The site's title. */
  readonly title: string;
  /** Headwater's. */
  readonly version: string;
  /** SHA-256, in hex, of all that the site was built from. */
  readonly inputs: string;
  /** The moment that the site tells of, in ISO 8601. */
  readonly asOf: string;
  /** The site's address on the web, with a slash at its end; null where nobody has said. */
  readonly url: string | null;
  /** The first file of the tree. */
  readonly tree: SitePath;
  readonly sections: readonly Section[];
  readonly scripts: Readonly<Record<ScriptName, SitePath>>;
}

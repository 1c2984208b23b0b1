/** The sections of the site, as the bar of each page leads to them. */
import type { SitePath } from './path.ts';

export interface Section {
  readonly path: SitePath;
  readonly name: string;
  /** How many things there are to see to; 0 where it does not say. */
  readonly open: number;
  /**
   * `always`: in the bar. `room`: in the bar where there is room for it, and in the menu where there is not.
   * `menu`: in the menu.
   */
  readonly place: 'always' | 'room' | 'menu';
}

/**
 * The section that a page stands in, the narrowest where one lies in another; null where it stands in none.
 * @param page where it stands on the site
 */
export function sectionAt(sections: readonly Section[], page: string): Section | null {
  const around = sections.filter(({ path }) => page.startsWith(path));
  return around.reduce<Section | null>(
    (narrowest, one) => (narrowest === null || one.path.length > narrowest.path.length ? one : narrowest),
    null,
  );
}

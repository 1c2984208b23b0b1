/** All that a column's page says. */
import type { ColumnPage } from '../column-page.ts';
import { columnCrumbs } from '../crumb.ts';
import { columnGlance } from '../glance.ts';
import { columnSiblings } from '../sibling.ts';
import type { Site } from '../site.ts';
import { frameMatter } from './frame.ts';

export function columnMatter(site: Site, page: ColumnPage): object {
  const { dataset, column, path } = page;
  return {
    page,
    glance: columnGlance(site, page),
    frame: frameMatter(site, path),
    crumbs: columnCrumbs(site, column),
    siblings: columnSiblings(dataset, column),
  };
}

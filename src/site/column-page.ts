/** What a column's page says. */
import type { PersonalColumn } from '../graph/personal-data/personal-data.ts';
import { columnSlice, type ColumnSlice } from '../graph/column-slice.ts';
import type { Direction } from '../graph/flow.ts';
import { impactFigures } from '../graph/impact/figures.ts';
import { nearColumns, type NearColumns } from '../graph/near.ts';
import { isDirect, type Column, type ColumnEdge, type Dataset } from '../model/catalog.ts';
import type { Tag } from '../model/facet.ts';
import type { Term } from '../model/glossary.ts';
import { departureOf, type Departure } from './column-departure.ts';
import { columnDescriptions, columnTags } from './dataset-page.ts';
import { columnPath, type SitePath } from './path.ts';
import { personalDataOf } from './personal-data.ts';
import { columnQuality, type ColumnQuality } from './column-quality.ts';
import { impactSection, type ImpactSection } from './impact.ts';
import type { Said } from './said.ts';
import type { Site } from './site.ts';
import { surroundingsOf } from './surroundings.ts';

export interface ColumnPage {
  readonly column: Column;
  readonly dataset: Dataset;
  readonly path: SitePath;
  /** How it went; null of one that is there, and where no schema tells. */
  readonly departure: Departure | null;
  readonly descriptions: readonly Said[];
  readonly term: Term | null;
  readonly tags: readonly Tag[];
  /** Null where nothing marks it as personal data, or as free of it, and none comes to it. */
  readonly personal: PersonalColumn | null;
  /** Current edges whose values flow into it. */
  readonly sources: readonly ColumnEdge[];
  /** Current edges that only decide which of its rows there are, or their order or grouping; the dataset's own included. */
  readonly influences: readonly ColumnEdge[];
  /** Current edges that begin at it. */
  readonly uses: readonly ColumnEdge[];
  /** Edges to or from it that no longer hold. */
  readonly past: readonly ColumnEdge[];
  readonly upstream: NearColumns;
  readonly downstream: NearColumns;
  /** Null where no change of it affects anything. */
  readonly impact: ImpactSection | null;
  readonly picture: ColumnSlice;
  /** Null where nothing of it was measured, or asked. */
  readonly quality: ColumnQuality | null;
}

/** How many columns upstream and downstream, beyond one step, the page lists: the nearest. The Paths page finds them all. */
export const MAX_NEAREST = 6;
/** The columns that a change affects are those downstream. */
const FIGURES_ALONE = { columns: 0, things: 0 };

export function columnPage(site: Site, dataset: Dataset, column: Column): ColumnPage {
  const { graph, catalog } = site;
  // What decides the rows of the dataset decides nothing in a column that it no longer has.
  const ofRows = column.state === 'past' ? [] : graph.dependenciesOf(dataset.id);
  const incoming = [...graph.sourcesOf(column.id), ...ofRows];
  const outgoing = graph.usesOf(column.id);
  const current = incoming.filter((edge) => edge.state === 'current');
  return {
    column,
    dataset,
    path: columnPath(column.id),
    departure: column.state === 'past' ? departureOf(graph, dataset, column.id.column) : null,
    descriptions: columnDescriptions(column),
    term: catalog.glossary.terms.get(column.glossary?.term ?? '') ?? null,
    tags: columnTags(dataset, column),
    personal: personalDataOf(site).of(column.id),
    sources: current.filter(isDirect),
    influences: current.filter((edge) => !isDirect(edge)),
    uses: outgoing.filter((edge) => edge.state === 'current'),
    past: [...incoming, ...outgoing].filter((edge) => edge.state === 'past'),
    upstream: nearColumns(site, column.id, 'upstream', MAX_NEAREST),
    downstream: nearColumns(site, column.id, 'downstream', MAX_NEAREST),
    impact: impactSection(impactFigures(site, column.id, FIGURES_ALONE)),
    picture: columnSlice(surroundingsOf(site), column.id),
    quality: columnQuality(site, dataset, column.id.column),
  };
}

/** How many columns there are on one side, at any distance. */
export function reachedOn(page: ColumnPage, side: Direction): number {
  const { value, influence } = page[side].count;
  return value + influence;
}

/**
 * Whether one side has a section of its own. Where all is one step away, the edges list it already; but what the
 * diagram folds leads there.
 */
export function hasReachSection(page: ColumnPage, side: Direction): boolean {
  return (
    page[side].nearest.length > 0 ||
    page.picture.slice.nodes.some(
      (node) => node.kind === 'fold' && node.leadsTo.kind === 'section' && node.leadsTo.id === side,
    )
  );
}

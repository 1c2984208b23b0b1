/** What a column's page says. */
import type { PersonalColumn } from '../graph/personal-data/personal-data.ts';
import { impactsOf, type Impacts } from '../graph/impact.ts';
import { reachColumns, type ReachedColumn } from '../graph/reach.ts';
import { isDirect, type Column, type ColumnEdge, type Dataset } from '../model/catalog.ts';
import type { Tag } from '../model/facet.ts';
import type { Term } from '../model/glossary.ts';
import { departureOf, type Departure } from './column-departure.ts';
import { columnDescriptions, columnTags } from './dataset-page.ts';
import { columnPath, type SitePath } from './path.ts';
import { personalDataOf } from './personal-data.ts';
import { columnQuality, type ColumnQuality } from './column-quality.ts';
import type { Said } from './said.ts';
import type { Site } from './site.ts';

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
  readonly upstream: readonly ReachedColumn[];
  readonly downstream: readonly ReachedColumn[];
  readonly impact: Impacts;
  /** Null where nothing of it was measured, or asked. */
  readonly quality: ColumnQuality | null;
}

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
    upstream: reachColumns(graph, column.id, 'upstream'),
    downstream: reachColumns(graph, column.id, 'downstream'),
    impact: impactsOf(site, column.id),
    quality: columnQuality(site, dataset, column.id.column),
  };
}

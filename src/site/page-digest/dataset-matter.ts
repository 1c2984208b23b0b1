/** All that a dataset's page says, and the files beside it. */
import { datasetNeighbourhood, datasetNeighbours } from '../../graph/neighbourhood.ts';
import type { Dataset } from '../../model/catalog.ts';
import { datasetCard } from '../card.ts';
import { madeInSql } from '../column-making.ts';
import { datasetCrumbs } from '../crumb.ts';
import type { DatasetPage } from '../dataset-page.ts';
import { datasetVariants } from '../diagram-variant.ts';
import { datasetGlance } from '../glance.ts';
import { jsonLd } from '../json-ld.ts';
import { datasetMarkdown } from '../markdown-twin/dataset.ts';
import { schemaHistory } from '../schema-history.ts';
import { datasetSiblings } from '../sibling.ts';
import type { Site } from '../site.ts';
import { surroundingsOf } from '../surroundings.ts';
import { datasetTwin } from '../twin.ts';
import { frameMatter } from './frame.ts';

export function datasetMatter(site: Site, page: DatasetPage): object {
  const { dataset, path } = page;
  const around = surroundingsOf(site);
  return {
    page,
    glance: datasetGlance(site, page),
    schemas: schemaHistory(site.graph, dataset),
    made: madeInSql(site, dataset.id),
    terms: termsOf(site, dataset),
    // Names that it had are linked where another dataset has them now.
    formerly: dataset.formerly.map(({ value }) => site.graph.dataset(value)?.id),
    data: jsonLd(site, { kind: 'dataset', page }),
    twin: datasetTwin(site, page),
    markdown: datasetMarkdown(site, page),
    frame: frameMatter(site, path),
    crumbs: datasetCrumbs(site, dataset),
    siblings: datasetSiblings(site, dataset),
    diagram: datasetNeighbourhood(around, dataset.id),
    variants: datasetVariants(site, dataset),
    card: site.url === null ? null : [datasetCard(site, dataset), datasetNeighbours(around, dataset.id)],
  };
}

function termsOf({ catalog }: Site, { columns }: Dataset): object[] {
  return columns.flatMap(({ glossary }) => catalog.glossary.terms.get(glossary?.term ?? '') ?? []);
}

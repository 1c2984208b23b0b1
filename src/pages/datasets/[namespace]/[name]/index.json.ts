import type { APIRoute } from 'astro';
import type { Dataset } from '../../../../model/catalog.ts';
import { citedResponse } from '../../../../site/cited.ts';
import { datasetPage } from '../../../../site/dataset-page.ts';
import { published } from '../../../../site/published.ts';
import { datasetRoutes } from '../../../../site/route.ts';
import { datasetTwin } from '../../../../site/twin.ts';

export const getStaticPaths = () => datasetRoutes(published());

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) => {
  const site = published();
  return citedResponse(datasetTwin(site, datasetPage(site, props.dataset)));
};

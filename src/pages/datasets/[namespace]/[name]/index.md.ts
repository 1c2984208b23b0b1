import type { APIRoute } from 'astro';
import type { Dataset } from '../../../../model/catalog.ts';
import { datasetCore } from '../../../../site/dataset-page.ts';
import { datasetMarkdown } from '../../../../site/markdown-twin/dataset.ts';
import { published } from '../../../../site/published.ts';
import { datasetRoutes } from '../../../../site/route.ts';

export const getStaticPaths = () => datasetRoutes(published());

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) => {
  const site = published();
  return new Response(datasetMarkdown(site, datasetCore(site, props.dataset)));
};

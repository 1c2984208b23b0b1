import type { APIRoute } from 'astro';
import { mermaid } from '../../../../diagram/mermaid.ts';
import { datasetNeighbourhood } from '../../../../graph/neighbourhood.ts';
import type { Dataset } from '../../../../model/catalog.ts';
import { published } from '../../../../site/published.ts';
import { datasetRoutes } from '../../../../site/route.ts';

export const getStaticPaths = () => datasetRoutes(published());

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) => {
  const { graph, flow } = published();
  return new Response(mermaid(datasetNeighbourhood(graph, flow, props.dataset.id)));
};

import type { APIRoute } from 'astro';
import { mermaid } from '../../../../diagram/mermaid.ts';
import { datasetNeighbourhood } from '../../../../graph/neighbourhood.ts';
import type { Dataset } from '../../../../model/catalog.ts';
import { published } from '../../../../site/published.ts';
import { datasetRoutes } from '../../../../site/route.ts';
import { surroundingsOf } from '../../../../site/surroundings.ts';

export const getStaticPaths = () => datasetRoutes(published());

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) => {
  return new Response(mermaid(datasetNeighbourhood(surroundingsOf(published()), props.dataset.id)));
};

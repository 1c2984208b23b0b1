import type { APIRoute } from 'astro';
import { drawCard } from '../../../../card/card.ts';
import { datasetNeighbours } from '../../../../graph/neighbourhood.ts';
import { withoutTheObvious } from '../../../../graph/plain-slice.ts';
import { layout } from '../../../../layout/layout.ts';
import type { Dataset } from '../../../../model/catalog.ts';
import { datasetCard } from '../../../../site/card.ts';
import { published } from '../../../../site/published.ts';
import { datasetRoutes } from '../../../../site/route.ts';
import { surroundingsOf } from '../../../../site/surroundings.ts';

/** Previews name it by its address on the web: none is made where that is not known. */
export const getStaticPaths = () => (published().url === null ? [] : datasetRoutes(published()));

export const GET: APIRoute<{ dataset: Dataset }> = async ({ props: { dataset } }) => {
  const site = published();
  const slice = datasetNeighbours(surroundingsOf(site), dataset.id);
  return new Response(drawCard(datasetCard(site, dataset), await layout(withoutTheObvious(slice))));
};

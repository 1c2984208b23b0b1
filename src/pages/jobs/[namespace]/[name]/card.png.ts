import type { APIRoute } from 'astro';
import { drawCard } from '../../../../card/card.ts';
import { jobNeighbourhood } from '../../../../graph/neighbourhood.ts';
import { withoutTheObvious } from '../../../../graph/plain-slice.ts';
import { layout } from '../../../../layout/layout.ts';
import type { Job } from '../../../../model/catalog.ts';
import { jobCard } from '../../../../site/card.ts';
import { published } from '../../../../site/published.ts';
import { jobRoutes } from '../../../../site/route.ts';
import { surroundingsOf } from '../../../../site/surroundings.ts';

/** Previews name it by its address on the web: none is made where that is not known. */
export const getStaticPaths = () => (published().url === null ? [] : jobRoutes(published()));

export const GET: APIRoute<{ job: Job }> = async ({ props: { job } }) => {
  const site = published();
  const slice = jobNeighbourhood(surroundingsOf(site), job.id);
  return new Response(drawCard(jobCard(site, job), await layout(withoutTheObvious(slice))));
};

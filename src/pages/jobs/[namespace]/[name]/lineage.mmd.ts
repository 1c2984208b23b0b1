import type { APIRoute } from 'astro';
import { mermaid } from '../../../../diagram/mermaid.ts';
import { jobNeighbourhood } from '../../../../graph/neighbourhood.ts';
import type { Job } from '../../../../model/catalog.ts';
import { published } from '../../../../site/published.ts';
import { jobRoutes } from '../../../../site/route.ts';
import { surroundingsOf } from '../../../../site/surroundings.ts';

export const getStaticPaths = () => jobRoutes(published());

export const GET: APIRoute<{ job: Job }> = ({ props }) => {
  return new Response(mermaid(jobNeighbourhood(surroundingsOf(published()), props.job.id)));
};

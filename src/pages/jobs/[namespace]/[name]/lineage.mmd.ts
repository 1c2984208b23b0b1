import type { APIRoute } from 'astro';
import { mermaid } from '../../../../diagram/mermaid.ts';
import { jobNeighbourhood } from '../../../../graph/neighbourhood.ts';
import type { Job } from '../../../../model/catalog.ts';
import { published } from '../../../../site/published.ts';
import { jobRoutes } from '../../../../site/route.ts';

export const getStaticPaths = () => jobRoutes(published());

export const GET: APIRoute<{ job: Job }> = ({ props }) => {
  const { graph, flow } = published();
  return new Response(mermaid(jobNeighbourhood(graph, flow, props.job.id)));
};

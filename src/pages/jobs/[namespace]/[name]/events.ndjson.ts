import type { APIRoute } from 'astro';
import type { Job } from '../../../../model/catalog.ts';
import { eventLines } from '../../../../site/event-log.ts';
import { published } from '../../../../site/published.ts';
import { jobRoutes } from '../../../../site/route.ts';

/** Of those that events are about outside any run. */
export const getStaticPaths = () => jobRoutes(published()).filter(({ props }) => props.job.events.length > 0);

export const GET: APIRoute<{ job: Job }> = ({ props }) =>
  new Response(eventLines(published().texts, props.job.events));

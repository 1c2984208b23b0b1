import type { APIRoute } from 'astro';
import type { Dataset } from '../../../../model/catalog.ts';
import { eventLines } from '../../../../site/event-log.ts';
import { published } from '../../../../site/published.ts';
import { datasetRoutes } from '../../../../site/route.ts';

/** Of those that events are about outside any run. */
export const getStaticPaths = () =>
  datasetRoutes(published()).filter(({ props }) => props.dataset.events.length > 0);

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) =>
  new Response(eventLines(published().texts, props.dataset.events));

import type { APIRoute } from 'astro';
import type { Run } from '../../../model/catalog.ts';
import { eventLines } from '../../../site/event-log.ts';
import { published } from '../../../site/published.ts';
import { runRoutes } from '../../../site/route.ts';

export const getStaticPaths = () => runRoutes(published());

export const GET: APIRoute<{ run: Run }> = ({ props }) =>
  new Response(eventLines(published().texts, props.run.events));

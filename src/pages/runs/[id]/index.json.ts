import type { APIRoute } from 'astro';
import type { Run } from '../../../model/catalog.ts';
import { citedResponse } from '../../../site/cited.ts';
import { published } from '../../../site/published.ts';
import { runRoutes } from '../../../site/route.ts';
import { runTwin } from '../../../site/twin.ts';

export const getStaticPaths = () => runRoutes(published());

export const GET: APIRoute<{ run: Run }> = ({ props }) => citedResponse(runTwin(published(), props.run));

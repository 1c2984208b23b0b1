import type { APIRoute } from 'astro';
import { indexRoutes, type IndexRoute } from '../../../site/path-index/route.ts';
import { published } from '../../../site/published.ts';

export const getStaticPaths = () => indexRoutes(published(), '.bin');

export const GET: APIRoute<IndexRoute['props']> = ({ props }) => new Response(props.content);

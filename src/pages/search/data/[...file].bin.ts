import type { APIRoute } from 'astro';
import { published } from '../../../site/published.ts';
import { searchRoutes, type SearchRoute } from '../../../site/search-index/route.ts';

export const getStaticPaths = () => searchRoutes(published());

export const GET: APIRoute<SearchRoute['props']> = ({ props }) => new Response(props.content);

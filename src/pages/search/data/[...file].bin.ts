import type { APIRoute } from 'astro';
import { published, publishedSearch } from '../../../site/published.ts';
import { searchRoutes, type SearchRoute } from '../../../site/search-index/route.ts';

export const getStaticPaths = () => searchRoutes(published(), publishedSearch());

export const GET: APIRoute<SearchRoute['props']> = ({ props }) => new Response(props.content);

import type { APIRoute } from 'astro';
import { indexRoutes, type IndexRoute } from '../../../site/path-index/route.ts';
import { notePage, published } from '../../../site/published.ts';

export const getStaticPaths = () => indexRoutes(published(), '.json');

export const GET: APIRoute<IndexRoute['props']> = ({ props: { content, folder } }) => {
  notePage(folder.path, () => folder.files);
  return new Response(content);
};

import type { APIRoute } from 'astro';
import { namespaceMarkdown } from '../../../site/markdown-twin/namespace.ts';
import type { Namespace } from '../../../site/namespace.ts';
import { published } from '../../../site/published.ts';
import { namespaceRoutes } from '../../../site/route.ts';

export const getStaticPaths = () => namespaceRoutes(published());

export const GET: APIRoute<{ page: Namespace }> = ({ props }) =>
  new Response(namespaceMarkdown(published(), props.page));

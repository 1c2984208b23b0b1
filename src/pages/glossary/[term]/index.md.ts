import type { APIRoute } from 'astro';
import { termMarkdown } from '../../../site/markdown-twin/term.ts';
import { published } from '../../../site/published.ts';
import { termRoutes } from '../../../site/route.ts';
import type { TermPage } from '../../../site/term-page.ts';

export const getStaticPaths = () => termRoutes(published());

export const GET: APIRoute<{ page: TermPage }> = ({ props }) => new Response(termMarkdown(props.page));

import type { APIRoute } from 'astro';
import { published } from '../../../site/published.ts';
import { termRoutes } from '../../../site/route.ts';
import type { TermPage } from '../../../site/term-page.ts';
import { termTwin } from '../../../site/twin.ts';

export const getStaticPaths = () => termRoutes(published());

export const GET: APIRoute<{ page: TermPage }> = ({ props }) => Response.json(termTwin(props.page));

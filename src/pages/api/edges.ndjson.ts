import type { APIRoute } from 'astro';
import { edgeLines } from '../../site/api.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => new Response([...edgeLines(published())].join(''));

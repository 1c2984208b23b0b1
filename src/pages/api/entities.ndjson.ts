import type { APIRoute } from 'astro';
import { entityLines } from '../../site/api.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => new Response([...entityLines(published())].join(''));

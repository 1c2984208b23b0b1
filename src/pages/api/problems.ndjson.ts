import type { APIRoute } from 'astro';
import { problemLines } from '../../site/api.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => new Response([...problemLines(published())].join(''));

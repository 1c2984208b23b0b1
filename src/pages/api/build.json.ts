import type { APIRoute } from 'astro';
import { buildInfo } from '../../site/build-info.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => new Response(`${JSON.stringify(buildInfo(published()), null, 2)}\n`);

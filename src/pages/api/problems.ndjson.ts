import type { APIRoute } from 'astro';
import { problemLines } from '../../site/api.ts';
import { streamOf } from '../../site/line-stream.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => new Response(streamOf(problemLines(published())));

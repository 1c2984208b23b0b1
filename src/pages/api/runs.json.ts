import type { APIRoute } from 'astro';
import { published } from '../../site/published.ts';
import { runsPage } from '../../site/runs-page.ts';
import { runsTwin } from '../../site/runs-record.ts';

export const GET: APIRoute = () => Response.json(runsTwin(runsPage(published())));

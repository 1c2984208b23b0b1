import type { APIRoute } from 'astro';
import { personalDataTwin } from '../../site/personal-data-record.ts';
import { personalDataPage } from '../../site/personal-data-page.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => Response.json(personalDataTwin(personalDataPage(published())));

import type { APIRoute } from 'astro';
import { lineageHistoryPage } from '../../../site/lineage-history.ts';
import { lineageHistoryTwin } from '../../../site/lineage-history-record.ts';
import { published } from '../../../site/published.ts';

export const GET: APIRoute = () => Response.json(lineageHistoryTwin(lineageHistoryPage(published())));

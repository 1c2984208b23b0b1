import type { APIRoute } from 'astro';
import { HEALTH_PATH } from '../../site/health-page.ts';
import { healthRecord } from '../../site/health-record.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () =>
  Response.json({ kind: 'health', url: HEALTH_PATH, ...healthRecord(published().ledger) });

import type { APIRoute } from 'astro';
import { lineageMonthTwin } from '../../../../site/lineage-history-record.ts';
import type { LineageMonthPage } from '../../../../site/lineage-history-month.ts';
import { published } from '../../../../site/published.ts';
import { lineageMonthRoutes } from '../../../../site/route.ts';

export const getStaticPaths = () => lineageMonthRoutes(published());

export const GET: APIRoute<{ page: LineageMonthPage }> = ({ props }) =>
  Response.json(lineageMonthTwin(props.page));

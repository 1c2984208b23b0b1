import type { APIRoute } from 'astro';
import type { Job } from '../../../../model/catalog.ts';
import { citedResponse } from '../../../../site/cited.ts';
import { jobPage } from '../../../../site/job-page.ts';
import { published } from '../../../../site/published.ts';
import { jobRoutes } from '../../../../site/route.ts';
import { jobTwin } from '../../../../site/twin.ts';

export const getStaticPaths = () => jobRoutes(published());

export const GET: APIRoute<{ job: Job }> = ({ props }) =>
  citedResponse(jobTwin(published(), jobPage(published(), props.job)));

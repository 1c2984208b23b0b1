import type { APIRoute } from 'astro';
import type { Job } from '../../../../model/catalog.ts';
import { jobCore } from '../../../../site/job-page.ts';
import { jobMarkdown } from '../../../../site/markdown-twin/job.ts';
import { published } from '../../../../site/published.ts';
import { jobRoutes } from '../../../../site/route.ts';

export const getStaticPaths = () => jobRoutes(published());

export const GET: APIRoute<{ job: Job }> = ({ props }) => {
  const site = published();
  return new Response(jobMarkdown(site, jobCore(site, props.job)));
};

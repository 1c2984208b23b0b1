import type { APIRoute } from 'astro';
import { mermaid } from '../../diagram/mermaid.ts';
import { wholeFlow } from '../../graph/neighbourhood.ts';
import { published } from '../../site/published.ts';
import { surroundingsOf } from '../../site/surroundings.ts';

export const GET: APIRoute = () => {
  const site = published();
  const { catalog } = site;
  const datasets = catalog.datasets.map((dataset) => dataset.id);
  const jobs = catalog.jobs.map((job) => job.id);
  return new Response(mermaid(wholeFlow(surroundingsOf(site), datasets, jobs)));
};

import type { APIRoute } from 'astro';
import { mermaid } from '../../diagram/mermaid.ts';
import { wholeFlow } from '../../graph/neighbourhood.ts';
import { published } from '../../site/published.ts';

export const GET: APIRoute = () => {
  const { catalog, graph, flow } = published();
  const datasets = catalog.datasets.map((dataset) => dataset.id);
  const jobs = catalog.jobs.map((job) => job.id);
  return new Response(mermaid(wholeFlow(graph, flow, datasets, jobs)));
};

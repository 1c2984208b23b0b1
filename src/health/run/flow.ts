/** The flows that jobs belong to: domains of what they write, where people gave any, else namespaces. */
import type { Network } from '../../graph/network.ts';
import type { Job } from '../../model/catalog.ts';
import { compareStrings, jobKey, type JobId } from '../../model/identity.ts';

export interface Flows {
  readonly groupedBy: 'domain' | 'namespace';
  of(job: JobId): string;
}

/** A job without a domain belongs to the flow that is called like its namespace. */
export function flowsOf({ catalog, graph }: Network): Flows {
  const domains = new Map(
    catalog.jobs.flatMap((job) => {
      const domain = domainOf(graph, job);
      return domain === null ? [] : [[jobKey(job.id), domain] as const];
    }),
  );
  return {
    groupedBy: domains.size > 0 ? 'domain' : 'namespace',
    of: (job) => domains.get(jobKey(job)) ?? job.namespace,
  };
}

/** The domain of most of what it writes now; of several, the first by name. Null where nobody gave any of it a domain. */
function domainOf(graph: Network['graph'], { id }: Job): string | null {
  const domains = graph
    .edgesOfJob(id)
    .filter((edge) => edge.direction === 'output' && edge.state === 'current')
    .flatMap((edge) => graph.dataset(edge.dataset)?.glossary?.domain ?? []);
  const counts = [...Map.groupBy(domains, (domain) => domain)];
  const [most] = counts.sort(([a, x], [b, y]) => y.length - x.length || compareStrings(a, b));
  return most?.[0] ?? null;
}

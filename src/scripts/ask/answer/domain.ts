/** What is of a domain: its datasets, and the jobs that write them. */
import { openIndex } from '../../paths/index-source.ts';
import type { Source } from '../source.ts';

/** How many datasets of a domain are looked through. */
const MOST_OF_DOMAIN = 100_000;

export async function datasetsOfDomain({ index }: Source, domain: string): Promise<ReadonlySet<string>> {
  const { entries } = await index.search({ words: '', filters: { kind: 'dataset', domain } }, MOST_OF_DOMAIN);
  return new Set(entries.map(({ path }) => path));
}

/** The pages of the jobs that write any of these datasets. */
export async function jobsWriting(
  source: Source,
  datasets: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const index = await openIndex((path) => source.bytes(`paths/data/${path}`));
  const flow = await index.flow();
  const writing = flow.map(({ outputs }) =>
    outputs.some(({ dataset }) => {
      const one = index.datasets[dataset];
      return one !== undefined && datasets.has(`datasets/${one.namespace.part}/${one.part}/`);
    }),
  );
  return new Set(
    index.jobs.flatMap(({ namespace, part }, job) =>
      writing[job] === true ? [`jobs/${namespace.part}/${part}/`] : [],
    ),
  );
}

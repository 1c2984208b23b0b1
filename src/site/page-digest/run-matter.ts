/** All that a run's page says, and the files beside it. */
import { allowanceOf, standingOf } from '../../health/run/standing.ts';
import type { Run } from '../../model/catalog.ts';
import type { JobId } from '../../model/identity.ts';
import { runCrumbs } from '../crumb.ts';
import { jsonLd } from '../json-ld.ts';
import { runPath } from '../path.ts';
import { runFailure } from '../run-failure.ts';
import { ancestorsOf, descendantsOf, type Descendants } from '../run-tree.ts';
import { runSiblings } from '../sibling.ts';
import type { Site } from '../site.ts';
import { runTwin } from '../twin.ts';
import { frameMatter } from './frame.ts';

export function runMatter(site: Site, run: Run): object {
  const { ledger } = site;
  const failure = runFailure(site, run);
  const at = failure?.context?.value.dataset ?? null;
  return {
    run,
    standing: standingOf(ledger, run),
    until: allowanceOf(ledger, run)?.until ?? null,
    failure,
    at: at && site.graph.dataset(at)?.id,
    tree: treeOf(site, run),
    jobs: jobsNamed(run).map((job) => site.graph.job(job) !== null),
    data: jsonLd(site, { kind: 'run', run }),
    twin: runTwin(site, run),
    frame: frameMatter(site, runPath(run.id)),
    crumbs: runCrumbs(run),
    siblings: runSiblings(site, run),
  };
}

/** The runs that it began with and those that it began, each with what is thought of it and whether its job has a page. */
function treeOf(site: Site, run: Run): unknown[] {
  const { root, more, nearest } = ancestorsOf(site.graph, run);
  const line = (id: string, job: JobId, one: Run | null): unknown[] => [
    id,
    job,
    site.graph.job(job) !== null,
    one && [standingOf(site.ledger, one), one.startedAt, one.endedAt],
  ];
  const above = [...(root === null ? [] : [root]), ...nearest];
  return [
    above.map((one) => line(one.id, one.job, one.run)),
    root === null,
    more,
    below(descendantsOf(site.graph, run)).map((one) => [
      ...line(one.run.id, one.run.job, one.run),
      one.children.length,
      one.more,
    ]),
  ];
}

/** Each before those that it began. */
function below(top: Descendants): Descendants[] {
  const found: Descendants[] = [];
  const open = [top];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    found.push(one);
    open.push(...one.children);
  }
  return found;
}

/** Jobs that its facets name: those of the log are linked. */
function jobsNamed({ facets }: Run): JobId[] {
  const { parent, jobDependencies } = facets.known;
  const { upstream, downstream } = jobDependencies?.value ?? {};
  return [
    ...(parent ? [parent.value.job] : []),
    ...(parent?.value.root ? [parent.value.root.job] : []),
    ...[...(upstream ?? []), ...(downstream ?? [])].map(({ job }) => job),
  ];
}

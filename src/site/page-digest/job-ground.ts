/** What a job's page follows from: the job and its edges as they are, what the rest is joined like, and what hangs on time. */
import { standingOf } from '../../health/run/standing.ts';
import type { Job } from '../../model/catalog.ts';
import { jobRuns } from '../job-runs.ts';
import { jobService } from '../service-level.ts';
import type { Site } from '../site.ts';
import { wrongNow } from '../wrong-now.ts';
import { structureOf } from './structure.ts';

export function jobGround(site: Site, job: Job): object {
  const { graph, ledger } = site;
  return {
    structure: structureOf(site),
    job,
    edges: [graph.edgesOfJob(job.id), graph.datasetEdgesOfJob(job.id), graph.columnEdgesOfJob(job.id)],
    runs: [jobRuns(site, job), job.runs.map((run) => standingOf(ledger, run))],
    service: jobService(ledger, job.id),
    wrong: wrongNow(ledger, { kind: 'job', id: job.id }),
  };
}

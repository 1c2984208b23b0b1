/** How one job kept to its schedule, and one dataset to the times by which it is to be fresh. */
import type { Ledger } from '../health/ledger.ts';
import { perLedger } from '../health/per-ledger.ts';
import { datasetServices, type DatasetService } from '../health/service-level/dataset-service.ts';
import { jobServices, type JobService } from '../health/service-level/job-service.ts';
import { datasetKey, jobKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';

/** Null where it has no schedule that could be read. */
export function jobService(ledger: Ledger, job: JobId): JobService | null {
  return byJob(ledger).get(jobKey(job)) ?? null;
}

/** Null where nobody says by when it is to be fresh. */
export function datasetService(ledger: Ledger, dataset: DatasetId): DatasetService | null {
  return byDataset(ledger).get(datasetKey(dataset)) ?? null;
}

const byJob = perLedger(
  'site/service-level: byJob',
  (ledger: Ledger): ReadonlyMap<Key, JobService> =>
    new Map(jobServices(ledger).map((service) => [jobKey(service.job.id), service])),
);

const byDataset = perLedger(
  'site/service-level: byDataset',
  (ledger: Ledger): ReadonlyMap<Key, DatasetService> =>
    new Map(datasetServices(ledger).map((service) => [datasetKey(service.dataset.id), service])),
);

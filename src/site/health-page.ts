/** What the page of health says; its JSON twin says the same. */
import { healthCalendar, type HealthCalendar } from '../health/calendar.ts';
import { healthOf, type Health } from '../health/health.ts';
import type { Group } from '../health/group.ts';
import type { Ledger } from '../health/ledger.ts';
import { qualityOf, type Quality } from '../health/quality/quality.ts';
import { datasetServices, type DatasetService } from '../health/service-level/dataset-service.ts';
import { jobServices, type JobService } from '../health/service-level/job-service.ts';
import type { DatasetId } from '../model/identity.ts';
import { callsOf, stateText, type Call } from './health-summary.ts';
import type { SitePath } from './path.ts';
import type { Site } from './site.ts';

export const HEALTH_PATH: SitePath = '/health/';

/** So many lines of a table stand on the page; the others are counted, and stand in its twin. */
export const MOST_LINES = 100;

/** What a dataset was asked, and how it stands. */
export interface AskedDataset {
  readonly id: DatasetId;
  readonly passed: number;
  readonly failed: number;
  /** Rules that no run measured. */
  readonly unmeasured: number;
  /** 0 to 100; null where nothing was measured. */
  readonly score: number | null;
}

export interface HealthPage {
  readonly path: SitePath;
  readonly state: string;
  readonly health: Health;
  /** Null where nothing ever was wrong. */
  readonly calendar: HealthCalendar | null;
  readonly past: readonly Group[];
  readonly calls: readonly Call[];
  readonly jobs: readonly JobService[];
  /** How many jobs have no schedule that could be read. */
  readonly unscheduled: number;
  readonly datasets: readonly DatasetService[];
  /** Lowest score first. */
  readonly asked: readonly AskedDataset[];
}

export function healthPage({ ledger, catalog }: Site): HealthPage {
  const health = healthOf(ledger);
  const jobs = jobServices(ledger);
  return {
    path: HEALTH_PATH,
    state: stateText(health),
    health,
    calendar: healthCalendar(ledger),
    past: health.past.slice(0, MOST_LINES),
    calls: callsOf(health),
    jobs: [...jobs].sort(byPunctuality),
    unscheduled: catalog.jobs.length - jobs.length,
    datasets: datasetServices(ledger),
    asked: askedDatasets(ledger),
  };
}

/** Those that missed or were late most come first. */
function byPunctuality(a: JobService, b: JobService): number {
  return b.counts.missed - a.counts.missed || b.counts.late - a.counts.late;
}

function askedDatasets(ledger: Ledger): AskedDataset[] {
  const asked = ledger.network.catalog.datasets.flatMap(({ id }) => {
    const quality = qualityOf(ledger, id);
    return quality === null || quality.checks.length + quality.rules.length === 0 ? [] : [{ id, quality }];
  });
  return asked
    .map(({ id, quality }) => askedDataset(id, quality))
    .sort((a, b) => (a.score ?? 101) - (b.score ?? 101) || b.failed - a.failed);
}

function askedDataset(id: DatasetId, { checks, rules, scores }: Quality): AskedDataset {
  const courses = [...checks.filter(({ ended }) => ended === null), ...rules];
  const countOf = (state: 'passed' | 'failed' | 'not-measured'): number =>
    courses.filter((course) => course.state === state).length;
  return {
    id,
    passed: countOf('passed'),
    failed: countOf('failed'),
    unmeasured: countOf('not-measured'),
    score: scores.at(-1)?.score ?? null,
  };
}

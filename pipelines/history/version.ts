/** Which code ran on a night of the past: some pipelines were others then. */
import { PIPELINES, type Pipeline } from '../index.ts';
import { accountBalances } from './earlier/account_balances.ts';
import { deviceHealth } from './earlier/device_health.ts';
import { etlProducts } from './earlier/etl_products.ts';
import { executiveKpis } from './earlier/executive_kpis.ts';
import { readingsHourly } from './earlier/readings_hourly.ts';
import { revenueDaily } from './earlier/revenue_daily.ts';

interface EarlierVersion {
  readonly pipeline: Pipeline;
  /** The last night on which it ran. */
  readonly until: string;
  readonly why: string;
}

const EARLIER: readonly EarlierVersion[] = [
  {
    pipeline: revenueDaily,
    until: '2026-11-03',
    why: 'The glossary settled on “net revenue”, and `revenue` was renamed.',
  },
  {
    pipeline: executiveKpis,
    until: '2026-11-04',
    why: 'It was told of the new name a night late, and failed. The sensors’ anomalies came in with the repair.',
  },
  {
    pipeline: readingsHourly,
    until: '2026-11-06',
    why: 'One bad reading decided the highest temperature: it was dropped, and who wants it takes the clean readings.',
  },
  {
    pipeline: deviceHealth,
    until: '2026-11-06',
    why: 'Its `hottest_c` was made of the highest temperatures, and went with them.',
  },
  {
    pipeline: accountBalances,
    until: '2026-11-07',
    why: 'All accounts are in euros: it does without the currency, and so without the extract.',
  },
  {
    pipeline: etlProducts,
    until: '2026-11-13',
    why: 'Sums of floating-point prices were cents apart from the shop’s: prices became decimal numbers.',
  },
];

/** The pipelines of a domain as they were on that night, in the order in which they run. */
export function pipelinesOf(namespace: string, day: string): readonly Pipeline[] {
  return PIPELINES.filter((one) => one.namespace === namespace).map(
    (one) =>
      EARLIER.find(({ pipeline, until }) => pipeline.name === one.name && day <= until)?.pipeline ?? one,
  );
}

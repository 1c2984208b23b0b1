/**
 * How long it takes to tell what is wrong with 5,000 jobs of 14 runs each: `node test/bench/health.ts`. The loading of the log
 * stands beside it as a floor.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../../src/cli/load.ts';
import { anomalyFindings } from '../../src/health/anomaly/finding.ts';
import type { Finding } from '../../src/health/finding.ts';
import { healthOf } from '../../src/health/health.ts';
import { ledgerOf, type Ledger } from '../../src/health/ledger.ts';
import { qualityFindings } from '../../src/health/quality/finding.ts';
import { runFindings } from '../../src/health/run/finding.ts';
import { schemaFindings } from '../../src/health/schema/breaking.ts';
import { serviceFindings } from '../../src/health/service-level/finding.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { staleFindings } from '../../src/health/stale/finding.ts';
import { clockTime } from '../../src/model/instant.ts';
import { runGlossary, runLog, type Runs } from './run-log.ts';
import { timed } from './timed.ts';

const SIZE: Runs = { layers: 10, jobs: 500, days: 14, columns: 5, seed: 1 };

const DETECTORS: readonly (readonly [string, (ledger: Ledger) => readonly Finding[]])[] = [
  ['runs', runFindings],
  ['service levels', serviceFindings],
  ['stale datasets', staleFindings],
  ['quality', qualityFindings],
  ['anomalies', anomalyFindings],
  ['schemas', schemaFindings],
];

async function main(folder: string): Promise<void> {
  const [log, glossary] = [join(folder, 'log.ndjson'), join(folder, 'glossary.yaml')];
  writeFileSync(log, [...runLog(SIZE)].map((event) => JSON.stringify(event)).join('\n'));
  writeFileSync(glossary, runGlossary(SIZE));
  const sources = { title: 'bench', events: [log], glossary: [glossary], asOf: clockTime() };
  const { site, close } = await timed(
    'load the log',
    () => load(sources),
    (loaded) => `${loaded.site.catalog.runs.length} runs`,
  );
  close();
  const ledger = await timed(
    'sort the runs',
    () => ledgerOf(site, site.catalog.asOf, DEFAULT_SETTINGS),
    ({ runs }) => `${runs.length}`,
  );
  for (const [what, detect] of DETECTORS) {
    await timed(
      what,
      () => detect(ledger),
      (findings) => `${findings.length} findings`,
    );
  }
  await timed(
    'put together',
    () => healthOf(ledger),
    ({ open, past }) => `${open.length} open, ${past.length} past`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
try {
  await main(folder);
} finally {
  rmSync(folder, { recursive: true });
}

/** What a site says, as one text: the same for the same log, whatever the order of its lines. */
import { edgeLines, entityLines, problemLines } from '../../src/site/api.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { jobPage } from '../../src/site/job-page.ts';
import type { Site } from '../../src/site/site.ts';
import { datasetTwin, jobTwin, runTwin } from '../../src/site/twin.ts';

/** All that machines read. Line numbers, which are all that an order may change, are left out. */
export function siteText(site: Site): string {
  const { datasets, jobs, runs } = site.catalog;
  const twins = [
    ...datasets.map((dataset) => datasetTwin(site, datasetPage(site, dataset))),
    ...jobs.map((job) => jobTwin(site, jobPage(site, job))),
    ...runs.map((run) => runTwin(site, run)),
  ];
  const problems = [...problemLines(site)].map(withoutLine).sort();
  const lines = [
    ...entityLines(site),
    ...edgeLines(site),
    ...twins.map((twin) => `${JSON.stringify(twin)}\n`),
  ];
  return `${lines.map(withoutLine).join('')}${problems.join('')}`;
}

function withoutLine(record: string): string {
  return record.replaceAll(/(?<!\\)"line":\d+/g, '"line":0').replaceAll(/ of line \d+"/g, '"');
}

/** The site of the demo's log and glossary, loaded once. */
import { join } from 'node:path';
import { load } from '../../../src/cli/load.ts';
import { clockTime } from '../../../src/model/instant.ts';
import type { Site } from '../../../src/site/site.ts';

const ROOT = join(import.meta.dirname, '../../..');

export async function demoSite(): Promise<Site> {
  const { site } = await load({
    title: 'Demo',
    events: [join(ROOT, 'lineage/history')],
    glossary: [join(ROOT, 'glossary')],
    asOf: clockTime(),
  });
  return site;
}

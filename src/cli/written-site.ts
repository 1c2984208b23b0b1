/** Site → its files, in the place of the last output. */
import { build as buildPages } from 'astro';
import { rmSync } from 'node:fs';
import type { Layouts } from '../layout/layouts.ts';
import { pageMatters } from '../site/page-digest/matter.ts';
import type { Site } from '../site/site.ts';
import { toldOfOutput, toldOfPages, type Rendered } from './build-text.ts';
import { heldOnSignal, undoneOnSignal } from './interrupt.ts';
import type { KeptOutput } from './kept-output.ts';
import { commitOutput, discardOutput, type OutputFolder } from './output-folder.ts';
import type { Phases } from './phase.ts';
import { prerender } from './prerender.ts';
import type { Progress } from './progress.ts';
import { PROJECT_ROOT } from './project.ts';
import { inWorkingFolder } from './working-folder.ts';

/** What is written, where, and with what. */
export interface Writing {
  readonly output: OutputFolder;
  readonly site: Site;
  readonly kept: KeptOutput;
  readonly layouts: Layouts;
}

/** Renders the site and puts it in the place of the last output, which stays as it was where that fails or is stopped. */
export async function writeSite(writing: Writing, phases: Phases): Promise<void> {
  const { output } = writing;
  const discard = () => {
    rmSync(output.staging, { recursive: true, force: true });
  };
  await undoneOnSignal(discard, async () => {
    try {
      await phases.run('Pages', (progress) => render(writing, progress), toldOfPages);
      await phases.run('Output', () => heldOnSignal(() => commitOutput(output)), toldOfOutput);
    } catch (error) {
      await discardOutput(output);
      throw error;
    }
  });
}

async function render(
  { output, site, kept, layouts }: Writing,
  { total, tick }: Progress,
): Promise<Rendered> {
  const { staging } = output;
  let files = 0;
  const onTotal = (count: number): void => {
    files = count;
    total(count);
  };
  const pages = prerender({
    select: (paths) => kept.select(paths, pageMatters(site)),
    onTotal,
    onPage: tick,
  });
  await inWorkingFolder(PROJECT_ROOT, () =>
    buildPages({ root: PROJECT_ROOT, outDir: staging, logLevel: 'warn', integrations: [pages] }),
  );
  kept.link(staging);
  return { files, kept: kept.taken, reason: kept.reason, layouts: layouts.figures() };
}

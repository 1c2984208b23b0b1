/** Site → its files, in the place of the last output. */
import { build as buildPages } from 'astro';
import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SharedEventFile } from '../../collect/event-reader.ts';
import type { Layouts } from '../../layout/layouts.ts';
import { buildInfo } from '../../site/build-info.ts';
import { pageMatters } from '../../site/page-digest/matter.ts';
import type { Scripts } from '../../site/script.ts';
import type { Site } from '../../site/site.ts';
import { toldOfCompare, toldOfOutput, toldOfPages, type Rendered } from '../build-text.ts';
import { boundHeapGrowth } from '../heap-growth.ts';
import { heldOnSignal, undoneOnSignal } from '../interrupt.ts';
import type { KeptOutput } from '../kept/kept-output.ts';
import { diskFault } from '../output/disk-fault.ts';
import {
  commitOutput,
  discardOutput,
  type ClaimedOutput,
  type OutputFolder,
  type Staying,
} from '../output/output-folder.ts';
import type { Phases } from '../phase/phase.ts';
import type { Progress } from '../phase/progress.ts';
import { PROJECT_ROOT } from '../project.ts';
import { batchesOf } from './batch.ts';
import { prerender, type Path, type Render } from './prerender.ts';
import { renderBatches } from './render-batches.ts';
import { SiteWriter } from './site-writer.ts';
import { threadsFor } from './threads.ts';
import { inWorkingFolder } from './working-folder.ts';

/** What is written, where, and with what. */
export interface Writing {
  readonly output: ClaimedOutput;
  readonly site: Site;
  readonly kept: KeptOutput;
  readonly layouts: Layouts;
  readonly scripts: Scripts;
  /** The events' texts, for other threads. */
  readonly texts: () => SharedEventFile;
  /** How many threads render; null for as many as are useful. */
  readonly threads: number | null;
}

/** Renders the site and puts it in the place of the last output, which stays as it was where that fails or is stopped. */
export async function writeSite(writing: Writing, phases: Phases): Promise<void> {
  const { output, site, kept } = writing;
  const discard = () => {
    rmSync(output.staging, { recursive: true, force: true });
  };
  await undoneOnSignal(discard, async () => {
    try {
      if (kept.known > 0) {
        await phases.run(
          'Compare',
          (progress) => kept.compare(pageMatters(site), progress),
          () => toldOfCompare(kept),
        );
      }
      await phases.run('Pages', (progress) => renderInOwn(writing, progress), toldOfPages);
      await phases.run('Output', () => commit(output, kept.settle(output.staging)), toldOfOutput);
    } catch (error) {
      await discardOutput(output);
      throw diskFault(error, output.path) ?? error;
    }
  });
}

function commit(output: OutputFolder, staying: Staying): Promise<number> {
  return heldOnSignal(() => commitOutput(output, staying), 'the new output was in its place already');
}

/** A page is written only where the output is a build’s. */
async function renderInOwn(writing: Writing, progress: Progress): Promise<Rendered> {
  await writing.output.requireOwn();
  return render(writing, progress);
}

async function render(writing: Writing, progress: Progress): Promise<Rendered> {
  const { output, kept, layouts } = writing;
  let rendered: RenderedFiles = { files: 0, threads: 1, failures: [] };
  const pages = prerender(async (paths, render) => {
    const wanted = kept.select(paths);
    progress.total(wanted.length);
    rendered = { ...(await renderShared(writing, wanted, render, progress)), files: wanted.length };
  });
  await inWorkingFolder(PROJECT_ROOT, async () => {
    // Astro moves files there from the working folder, and can do so within one file system alone.
    const outDir = resolve('assets');
    await buildPages({ root: PROJECT_ROOT, outDir, logLevel: 'warn', integrations: [pages] });
    await cp(outDir, output.staging, { recursive: true });
  });
  return { ...rendered, kept: kept.taken, reason: kept.reason, layouts: layouts.figures() };
}

/** What became of the files that are rendered. */
type RenderedFiles = Pick<Rendered, 'files' | 'threads' | 'failures'>;

/** Renders the files, in as many threads as that is worth, and takes over what each of them learned. */
async function renderShared(
  { output, site, kept, layouts, scripts, texts, threads }: Writing,
  files: readonly Path[],
  render: Render,
  { tick }: Progress,
): Promise<Omit<RenderedFiles, 'files'>> {
  const { catalog, title, version, digest, url, edit, health } = site;
  const count = threadsFor(files.length, threads);
  boundHeapGrowth(buildInfo(site).counts.columns, count);
  const helped = await renderBatches({
    ...batchesOf(files),
    writer: new SiteWriter(render, output.staging),
    threads: count,
    task: (helper) => ({
      catalog,
      options: { title, version, digest, url, edit, health },
      texts: texts(),
      scripts,
      layouts: layouts.before(),
      notes: kept.isKeeping,
      staging: output.staging,
      code: join(process.cwd(), `thread-${helper}`),
    }),
    onFiles: tick,
  });
  for (const { notes, end } of helped) {
    for (const [path, matter] of notes) kept.noted(path, matter);
    if (end.kind === 'ended') layouts.adopt(end.layouts, end.figures);
  }
  return {
    threads: count,
    failures: helped.flatMap(({ end }) => (end.kind === 'failed' ? [end.reason] : [])),
  };
}

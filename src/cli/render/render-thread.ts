/** A thread that helps a build: renders batches of its files until there are none left, and is ended from outside. */
import { build as buildPages } from 'astro';
import { parentPort } from 'node:worker_threads';
import { withSharedParts } from '../../catalog/shared-parts.ts';
import { EventReader } from '../../collect/event-reader.ts';
import { Layouts } from '../../layout/layouts.ts';
import { shareLayouts } from '../../layout/shared.ts';
import { digestOf } from '../../site/page-digest/digest.ts';
import { publish } from '../../site/published.ts';
import { prepareSite } from '../../site/site.ts';
import { ElkPool } from './elk-pool.ts';
import { PROJECT_ROOT } from '../project.ts';
import type { Batch } from './batch.ts';
import type { Help, Message, Note, Task } from './message.ts';
import { prerender, type Path } from './prerender.ts';
import { SiteWriter } from './site-writer.ts';
import { Turns } from './turns.ts';

if (parentPort === null) throw new Error('this is a thread, and no program');
const port = parentPort;
const notes: Note[] = [];
/*
 * A message, and not the data that a thread is started with: those are kept as long as it lives. So would be what a function
 * waits with or a module names, and the catalog is here twice until its equal parts are one.
 */
port.once('message', (task: Task) => {
  const { staging, code, helper, turns } = task;
  const layouts = new Layouts(new ElkPool(1).arrange, task.layouts);
  shareLayouts(layouts);
  prepare(task);
  let batches: Task['batches'] | null = task.batches;
  const pages = prerender(async (paths, render) => {
    const own = pathsOf(batches ?? [], paths);
    batches = null;
    await renderShare(own, new SiteWriter(render, staging), new Turns(turns, helper));
    tell({ kind: 'ended', layouts: layouts.known(), figures: layouts.figures() });
  });
  // What it has to say of the code, the build's own thread says. Where it fails, so does the thread.
  void buildPages({ root: PROJECT_ROOT, outDir: code, logLevel: 'silent', integrations: [pages] });
});

function prepare({ catalog, options, texts, scripts, notes: isNoting }: Help): void {
  publish({
    // A copy of a text is one of its own each time.
    site: prepareSite(withSharedParts(catalog), { ...options, texts: new EventReader(texts) }),
    scripts,
    ...(isNoting && { note: (path, matter) => void notes.push([path, digestOf(matter())]) }),
  });
}

/** A file that this thread's site has not, by its address alone. */
type Found = Path | string;

function pathsOf(batches: Task['batches'], paths: readonly Path[]): readonly Batch<Found>[] {
  const byAddress = new Map(paths.map((path) => [path.pathname, path]));
  return batches.map((addresses) => addresses.map((address) => byAddress.get(address) ?? address));
}

async function renderShare(
  batches: readonly Batch<Found>[],
  writer: SiteWriter,
  turns: Turns,
): Promise<void> {
  for (let batch = turns.take(); batch < batches.length; batch = turns.take()) {
    for (const path of batches[batch] ?? []) {
      if (typeof path === 'string') throw new Error(`${path} is no file of this thread’s site`);
      await writer.write(path);
    }
    tell({ kind: 'done', batch, notes: notes.splice(0) });
  }
}

function tell(message: Message): void {
  port.postMessage(message);
}

/** A thread that helps a build: renders batches of its files until there are none left, and is ended from outside. */
import { build as buildPages } from 'astro';
import { parentPort, workerData } from 'node:worker_threads';
import { withSharedParts } from '../../catalog/shared-parts.ts';
import { EventReader } from '../../collect/event-reader.ts';
import { Layouts } from '../../layout/layouts.ts';
import { shareLayouts } from '../../layout/shared.ts';
import { digestOf } from '../../site/page-digest/digest.ts';
import { publish } from '../../site/published.ts';
import { prepareSite } from '../../site/site.ts';
import { ElkPool } from '../elk-pool.ts';
import { PROJECT_ROOT } from '../project.ts';
import type { Message, Note, Task } from './message.ts';
import { prerender, type Path, type Render } from './prerender.ts';
import { SiteWriter } from './site-writer.ts';
import { Turns } from './turns.ts';

const task = workerData as Task;
const layouts = new Layouts(new ElkPool(1).arrange, task.layouts);
let notes: Note[] = [];

prepare(task);
await buildPages({
  root: PROJECT_ROOT,
  outDir: task.code,
  // What it has to say of the code, the build's own thread says.
  logLevel: 'silent',
  integrations: [prerender({ plan: help, onPage: () => undefined })],
});

function prepare({ catalog, options, texts, scripts, notes: isNoting }: Task): void {
  publish({
    // A copy of a text is one of its own each time.
    site: prepareSite(withSharedParts(catalog), { ...options, texts: new EventReader(texts) }),
    scripts,
    ...(isNoting && { note: (path, matter) => void notes.push([path, digestOf(matter())]) }),
  });
  shareLayouts(layouts);
}

/** Renders its share. @returns nothing that Astro should render */
async function help(paths: readonly Path[], render: Render): Promise<readonly Path[]> {
  const writer = new SiteWriter(render, task.staging);
  const byAddress = new Map(paths.map((path) => [path.pathname, path]));
  const turns = new Turns(task.turns, task.helper);
  for (let batch = turns.take(); batch < task.batches.length; batch = turns.take()) {
    for (const address of task.batches[batch] ?? []) {
      const path = byAddress.get(address);
      if (path === undefined) throw new Error(`${address} is no file of this thread’s site`);
      await writer.write(path);
    }
    tell({ kind: 'done', batch, notes });
    notes = [];
  }
  tell({ kind: 'ended', layouts: layouts.known(), figures: layouts.figures() });
  return [];
}

function tell(message: Message): void {
  parentPort?.postMessage(message);
}

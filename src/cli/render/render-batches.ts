/** Renders batches of files in the thread of the build and in others beside it. */
import { setImmediate as breath } from 'node:timers/promises';
import type { Batch, Batches } from './batch.ts';
import { startHelper, type Helped, type HelperThread } from './helper-thread.ts';
import type { Task } from './message.ts';
import type { Path } from './prerender.ts';
import type { SiteWriter } from './site-writer.ts';
import { Turns, turnsMemory } from './turns.ts';

export interface Rendering extends Batches<Path> {
  readonly writer: SiteWriter;
  /** How many threads, this one among them. */
  readonly threads: number;
  /** What a helper, counted from 1, is told. Asked for only where there are helpers. */
  readonly task: (helper: number) => Omit<Task, 'helper' | 'batches' | 'turns'>;
  /** Called with how many files more are written. */
  readonly onFiles: (count: number) => void;
}

/**
 * @returns what each helper did that began, or failed before
 * @throws Error what rendering a file throws in this thread; what a helper failed at is done again here
 */
export async function renderBatches(rendering: Rendering): Promise<readonly Helped[]> {
  const memory = turnsMemory(rendering.threads);
  const turns = new Turns(memory, 0);
  const helpers = startHelpers(rendering, memory);
  try {
    const own = await renderOwn(rendering, turns);
    const ended = await Promise.all(
      // One that has not begun finds nothing to do any more.
      helpers.map(({ helped }, index) =>
        turns.hasAsked(index + 1) ? helped : Promise.race([helped, Promise.resolve(null)]),
      ),
    );
    const helped = ended.filter((one) => one !== null);
    await renderLeft(rendering, [own, ...helped.map(({ batches }) => batches)]);
    return helped;
  } finally {
    turns.stop();
    await Promise.all(helpers.map((helper) => helper.close()));
  }
}

function startHelpers(
  { threads, batches, task, onFiles }: Rendering,
  turns: SharedArrayBuffer,
): HelperThread[] {
  if (threads === 1) return [];
  const addresses = batches.map((batch) => batch.map(({ pathname }) => pathname));
  return Array.from({ length: threads - 1 }, (_, index) =>
    startHelper({ ...task(index + 1), helper: index + 1, batches: addresses, turns }, (batch) => {
      onFiles(batches[batch]?.length ?? 0);
    }),
  );
}

/** The rest comes first: meanwhile helpers are at the batches. @returns the batches that this thread did */
async function renderOwn(rendering: Rendering, turns: Turns): Promise<ReadonlySet<number>> {
  const own = new Set<number>();
  for (const path of rendering.rest) await renderBatch(rendering, [path]);
  for (let number = turns.take(); number < rendering.batches.length; number = turns.take()) {
    await renderBatch(rendering, rendering.batches[number] ?? []);
    own.add(number);
  }
  return own;
}

/** What a helper took and did not do. */
async function renderLeft(rendering: Rendering, done: readonly ReadonlySet<number>[]): Promise<void> {
  for (const [number, batch] of rendering.batches.entries()) {
    if (!done.some((batches) => batches.has(number))) await renderBatch(rendering, batch);
  }
}

async function renderBatch({ writer, onFiles }: Rendering, batch: Batch<Path>): Promise<void> {
  for (const path of batch) await writer.write(path);
  onFiles(batch.length);
  // What other threads say, and the screen, are seen to in between.
  await breath();
}

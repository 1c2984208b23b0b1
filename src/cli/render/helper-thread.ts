/** A second thread for a build, as the first one sees it. */
import { Worker } from 'node:worker_threads';
import { reasonOf } from '../reason.ts';
import { MAX_YOUNG_MB } from '../heap-growth.ts';
import type { Ended, Message, Note, Task } from './message.ts';

/** It left what it had begun, and all that it could have done. */
export interface Failed {
  readonly kind: 'failed';
  readonly reason: string;
}

/** What a helper did. */
export interface Helped {
  /** The batches that are done; others that it took are not. */
  readonly batches: ReadonlySet<number>;
  readonly notes: readonly Note[];
  /** What it learned of layouts, or why it did not get to the end. */
  readonly end: Ended | Failed;
}

export interface HelperThread {
  /** Comes when it can do no more, be it that all is done or that it failed; it never rejects. */
  readonly helped: Promise<Helped>;
  /** Ends it. */
  readonly close: () => Promise<void>;
}

/** @param onBatch called after each batch that it did, with the batch's number */
export function startHelper(task: Task, onBatch: (batch: number) => void): HelperThread {
  const worker = new Worker(new URL('render-thread.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_MB },
  });
  worker.postMessage(task);
  const batches = new Set<number>();
  const notes: Note[] = [];
  const helped = new Promise<Helped>((resolve) => {
    const end = (end: Ended | Failed): void => {
      resolve({ batches, notes, end });
    };
    worker.on('message', (message: Message) => {
      if (message.kind === 'ended') {
        end(message);
        return;
      }
      batches.add(message.batch);
      notes.push(...message.notes);
      onBatch(message.batch);
    });
    // What it failed at is left for the build's own thread, which then says why it cannot be done, if it cannot.
    worker.on('error', (error) => {
      end({ kind: 'failed', reason: reasonOf(error) });
    });
    worker.on('exit', () => {
      end({ kind: 'failed', reason: 'it ended too early' });
    });
  });
  return {
    helped,
    close: async () => {
      await worker.terminate();
    },
  };
}

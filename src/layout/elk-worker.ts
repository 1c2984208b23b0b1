/** A thread of the pool: takes shapes, and answers each with where everything in it goes. */
import { parentPort } from 'node:worker_threads';
import { arrange } from './elk.ts';
import type { Geometry, Shape } from './shape.ts';

export type Answer = { readonly geometry: Geometry } | { readonly error: string };

parentPort?.on('message', (shape: Shape) => {
  arrange(shape).then(
    (geometry) => {
      answer({ geometry });
    },
    (error: unknown) => {
      answer({ error: error instanceof Error ? error.message : String(error) });
    },
  );
});

function answer(message: Answer): void {
  parentPort?.postMessage(message);
}

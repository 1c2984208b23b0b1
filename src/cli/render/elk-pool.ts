/** ELK in threads of its own, so that pages are rendered while it lays out. They start when the first shape comes. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer } from '../../layout/elk-worker.ts';
import type { Geometry, Shape } from '../../layout/shape.ts';

interface Task {
  readonly shape: Shape;
  readonly resolve: (geometry: Geometry) => void;
  readonly reject: (error: Error) => void;
}

export class ElkPool {
  readonly #size: number;
  readonly #waiting: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task>();

  /** @param size how many threads there are at most */
  constructor(size: number = availableParallelism()) {
    this.#size = size;
  }

  /** Where everything in a shape goes. Rejects where ELK fails, or its thread does. */
  readonly arrange = (shape: Shape): Promise<Geometry> =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ shape, resolve, reject });
      this.#next();
    });

  /** How many threads there are. */
  get threads(): number {
    return this.#idle.length + this.#busy.size;
  }

  /** Ends the threads; what they were at is not answered. A shape that comes later starts one anew. */
  async close(): Promise<void> {
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
    if (worker === undefined) return;
    const task = this.#waiting.shift();
    if (task === undefined) return;
    this.#busy.set(worker, task);
    // A thread at work keeps the process alive, one that waits does not.
    worker.ref();
    worker.postMessage(task.shape);
  }

  #start(): Worker {
    const worker = new Worker(new URL('../../layout/elk-worker.ts', import.meta.url));
    worker.on('message', (answer: Answer) => {
      const task = this.#released(worker);
      worker.unref();
      this.#idle.push(worker);
      if ('geometry' in answer) task?.resolve(answer.geometry);
      else task?.reject(new Error(answer.error));
      this.#next();
    });
    worker.on('error', (error: Error) => {
      this.#released(worker)?.reject(error);
      this.#next();
    });
    return worker;
  }

  #released(worker: Worker): Task | undefined {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    return task;
  }
}

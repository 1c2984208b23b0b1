/** Reads the files of a log in a thread of its own, while what is read is folded in this one. */
import { Worker } from 'node:worker_threads';
import { FileFault } from './file-fault.ts';
import { Unpacker } from './packed-value.ts';
import type { Reading } from './reader.ts';
import type { Order, Report } from './reading-worker.ts';
import type { Value } from './value.ts';

/** Why nothing more can be read of any file: the thread has ended. */
export class ThreadFault extends Error {
  override readonly name = 'ThreadFault';
}

export function readBeside(paths: readonly string[]): Reading {
  const thread = new ReadingThread(paths);
  return { valuesOf: (file) => thread.valuesOf(file), close: () => thread.close() };
}

class ReadingThread {
  readonly #worker: Worker;
  readonly #unpacker = new Unpacker();
  readonly #reports: Report[] = [];
  #fault: ThreadFault | null = null;
  /** Called when there is a report, or none will come. */
  #wake: () => void = () => undefined;

  constructor(paths: readonly string[]) {
    this.#worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { workerData: paths });
    this.#worker.on('message', (report: Report) => {
      this.#reports.push(report);
      this.#wake();
    });
    this.#worker.on('error', (error: unknown) => {
      this.#end(`the thread that reads the log failed: ${String(error)}`, error);
    });
    this.#worker.on('exit', () => {
      this.#end('the thread that reads the log has ended');
    });
  }

  async *valuesOf(file: number): AsyncGenerator<Value> {
    let isWhole = false;
    try {
      for (;;) {
        const report = await this.#next();
        // Of a file before, whose values nobody wanted any more.
        const isOlder = report.file < file;
        if (report.kind === 'pack') {
          this.#order('more');
          // To be unpacked all the same: later packs lean on it.
          for (const value of this.#unpacker.values(report.pack)) if (!isOlder) yield value;
        } else if (!isOlder) {
          isWhole = true;
          if (report.fault !== null) throw faultOf(report.fault);
          return;
        }
      }
    } finally {
      if (!isWhole) this.#order(file);
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }

  async #next(): Promise<Report> {
    for (;;) {
      const report = this.#reports.shift();
      if (report !== undefined) return report;
      if (this.#fault !== null) throw this.#fault;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #end(message: string, cause?: unknown): void {
    this.#fault ??= new ThreadFault(message, { cause });
    this.#wake();
  }
}

function faultOf({ message, hint }: NonNullable<Extract<Report, { kind: 'end' }>['fault']>): Error {
  return hint === null ? new Error(message) : new FileFault(message, hint);
}

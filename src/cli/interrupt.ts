/** What is left undone where someone stops a build by Ctrl-C, a service ends it, or its terminal is gone. */
import { say } from './terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

/** What is to be undone, the last first. */
const undoings: (() => void)[] = [];
let isHeld = false;
let waiting: Signal | null = null;

/**
 * Does `work`. A signal that ends the process meanwhile does `undo` first.
 * @param undo done at once: what it leaves for later is not done
 */
export async function undoneOnSignal<T>(undo: () => void, work: () => Promise<T>): Promise<T> {
  if (undoings.push(undo) === 1) for (const signal of SIGNALS) process.on(signal, stopAtOnce);
  try {
    return await work();
  } finally {
    undoings.splice(undoings.lastIndexOf(undo), 1);
    if (undoings.length === 0) ignoreSignals();
  }
}

/**
 * Does `work`, which is short and must not be stopped halfway: a signal waits for its end, and finds nothing to undo.
 * @param done what is said where the signal was too late, as the end of a sentence
 */
export async function heldOnSignal<T>(work: () => Promise<T>, done: string): Promise<T> {
  isHeld = true;
  let isDone = false;
  try {
    const result = await work();
    isDone = true;
    return result;
  } finally {
    isHeld = false;
    if (waiting !== null) stop(waiting, isDone ? `Stopped: ${done}.` : 'Stopped.');
  }
}

function stopAtOnce(signal: Signal): void {
  if (isHeld) waiting = signal;
  else stop(signal, 'Stopped.');
}

function stop(signal: Signal, told: string): void {
  // From here on a second signal ends the process at once.
  ignoreSignals();
  for (const undo of undoings.reverse()) undo();
  say(told);
  process.kill(process.pid, signal);
}

function ignoreSignals(): void {
  for (const signal of SIGNALS) process.off(signal, stopAtOnce);
}

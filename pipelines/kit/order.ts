/** Which pipeline runs after which follows from what they read and write. */
import type { DatasetId } from '../../src/logger/index.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * The pipelines so that each comes after those that write what it reads; where that leaves a choice, as given.
 *
 * @throws Error where pipelines wait for each other, or two write the same dataset.
 */
export function inOrder(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const writers = writersOf(pipelines);
  const placed = new Set<Pipeline>();
  const order: Pipeline[] = [];
  while (order.length < pipelines.length) {
    const next = pipelines.find(
      (one) => !placed.has(one) && predecessors(one, writers).every((other) => placed.has(other)),
    );
    if (next === undefined)
      throw new Error(
        cycleMessage(
          pipelines.filter((one) => !placed.has(one)),
          writers,
        ),
      );
    placed.add(next);
    order.push(next);
  }
  return order;
}

function writersOf(pipelines: readonly Pipeline[]): ReadonlyMap<string, Pipeline> {
  const writers = new Map<string, Pipeline>();
  for (const pipeline of pipelines)
    for (const output of pipeline.outputs) {
      const other = writers.get(keyOf(output));
      if (other !== undefined)
        throw new Error(
          `${labelOf(other)} and ${labelOf(pipeline)} both write ${output.namespace}.${output.name}. Let one of them write it.`,
        );
      writers.set(keyOf(output), pipeline);
    }
  return writers;
}

function predecessors(pipeline: Pipeline, writers: ReadonlyMap<string, Pipeline>): readonly Pipeline[] {
  return pipeline.inputs.map((input) => writers.get(keyOf(input))).filter((writer) => writer !== undefined);
}

/** Every pipeline that waits has a predecessor that waits: walking back along them must come round. */
function cycleMessage(waiting: readonly Pipeline[], writers: ReadonlyMap<string, Pipeline>): string {
  const path: Pipeline[] = [];
  let at = waiting[0];
  while (at !== undefined && !path.includes(at)) {
    path.unshift(at);
    at = predecessors(at, writers).find((one) => waiting.includes(one));
  }
  const cycle = at === undefined ? path : [at, ...path.slice(0, path.indexOf(at) + 1)];
  return `These pipelines wait for each other: ${cycle.map(labelOf).join(' → ')}. Let one of them read something else.`;
}

function labelOf({ namespace, name }: Pipeline): string {
  return `${namespace}/${name}`;
}

function keyOf({ namespace, name }: DatasetId): string {
  return JSON.stringify([namespace, name]);
}

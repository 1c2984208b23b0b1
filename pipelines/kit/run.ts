/** Running pipelines one after the other, whatever becomes of the ones before. */
import type { Context, Counts, Pipeline } from './pipeline.ts';

interface Ran {
  readonly pipeline: Pipeline;
  readonly milliseconds: number;
}

export type Outcome =
  | (Ran & { readonly status: 'COMPLETE'; readonly counts: Counts })
  | (Ran & { readonly status: 'FAIL'; readonly error: unknown });

/**
 * Runs each pipeline, in the order given, and tells how it went. A pipeline that fails does not stop the others;
 * those that wanted what it writes fail in their turn, since it left nothing to read.
 */
export async function runPipelines(
  pipelines: readonly Pipeline[],
  context: Context,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const pipeline of pipelines) outcomes.push(await runPipeline(pipeline, context));
  return outcomes;
}

async function runPipeline(pipeline: Pipeline, context: Context): Promise<Outcome> {
  const start = performance.now();
  try {
    const counts = await pipeline.run(context);
    return { pipeline, status: 'COMPLETE', counts, milliseconds: performance.now() - start };
  } catch (error) {
    return { pipeline, status: 'FAIL', error, milliseconds: performance.now() - start };
  }
}

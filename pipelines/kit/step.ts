import type { ErrorContext, Logger } from '../../src/logger/index.ts';

/** Does a part of a run's work. Of an error in it, the log says in which part it happened. */
export async function step<T>(
  logger: Logger,
  runId: string,
  context: ErrorContext,
  body: () => T | Promise<T>,
): Promise<T> {
  try {
    return await body();
  } catch (error) {
    logger.logError(runId, error, context);
    throw error;
  }
}

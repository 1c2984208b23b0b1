/** A thrown value as the errorMessage facet of a run. */
import type { Facets } from './event.ts';
import { facet } from './facet.ts';
import { withoutMachinePaths } from './machine-path.ts';

/** For what was thrown without words: `throw {}`, or an error whose message is no text. */
const NO_MESSAGE = 'The error has no message that can be read.';

/**
 * `root` is the folder that paths in the message and the stack are made relative to. Whatever was thrown, this does
 * not throw: anything can be thrown, and reading it may throw in turn.
 */
export function errorMessageFacets(error: unknown, root: string): Facets {
  const stack = orNothing(() => (error instanceof Error ? error.stack : undefined));
  return {
    errorMessage: facet('ErrorMessageRunFacet', {
      message: errorText(error, root),
      programmingLanguage: 'JavaScript',
      ...(typeof stack === 'string' ? { stackTrace: withoutMachinePaths(ownFrames(stack), root) } : {}),
    }),
  };
}

/** The message alone, as it may be published. Does not throw either. */
export function errorText(error: unknown, root: string): string {
  return withoutMachinePaths(orNothing(() => messageOf(error)) ?? NO_MESSAGE, root);
}

function messageOf(error: unknown): string | undefined {
  const said: unknown = error instanceof Error ? error.message : error;
  const text = String(said);
  // The name that an object without words has from the language.
  return typeof said === 'object' && /^\[object .*\]$/.test(text) ? undefined : text;
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The runtime's own frames say nothing of the failure, and change with its version. */
function ownFrames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => !/^\s+at .*node:/.test(line))
    .join('\n');
}

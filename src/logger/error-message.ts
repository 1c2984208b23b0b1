/** A thrown value as the errorMessage facet of a run. */
import type { Facets } from './event.ts';
import { facet } from './facet.ts';
import { withoutMachinePaths } from './machine-path.ts';

/** `root` is the folder that paths in the message and the stack are made relative to. */
export function errorMessageFacets(error: unknown, root: string): Facets {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    errorMessage: facet('ErrorMessageRunFacet', {
      message: withoutMachinePaths(message, root),
      programmingLanguage: 'JavaScript',
      ...(stack === undefined ? {} : { stackTrace: withoutMachinePaths(ownFrames(stack), root) }),
    }),
  };
}

/** The runtime's own frames say nothing of the failure, and change with its version. */
function ownFrames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => !/^\s+at .*node:/.test(line))
    .join('\n');
}

/** Where an expression stands: what it may use. */
import type { Environment } from './environment.ts';
import type { Scope } from './scope.ts';

export interface Place {
  readonly environment: Environment;
  readonly scope: Scope;
}

/** What is legal in a log, taken, and worth a look. */
import type { Evidence } from '../../model/event.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';

/** @param at the event that the warning rests on */
export function warning(code: ProblemCode, at: Evidence | undefined, message: string, hint: string): Problem {
  return { code, severity: 'warning', file: at?.file ?? null, line: at?.line ?? null, message, hint };
}

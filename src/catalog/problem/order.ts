/** The order in which problems are listed. */
import { compareStrings } from '../../model/identity.ts';
import type { Problem } from '../../model/problem.ts';

/** By the place in the inputs; what no one file is to blame for comes first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareStrings(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareStrings(a.code, b.code) ||
      compareStrings(a.message, b.message),
  );
}

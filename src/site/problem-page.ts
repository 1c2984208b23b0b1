/** The page of a problem code: what it means, and what this build has of it. */
import type { Catalog } from '../model/catalog.ts';
import type { Problem, ProblemCode, Severity } from '../model/problem.ts';
import { problemPath, type SitePath } from './path.ts';
import { PROBLEM_CODES, PROBLEM_GUIDE } from './problem-guide.ts';
import type { Explanation } from './problem-guide/explanation.ts';

export interface ProblemPage {
  readonly code: ProblemCode;
  readonly path: SitePath;
  /** That of every problem of the code. */
  readonly severity: Severity;
  readonly explanation: Explanation;
  /** By the place in the inputs; none where this build has no such problem. */
  readonly problems: readonly Problem[];
}

/** One for each code, whether or not the build has such problems: addresses of these pages are quoted for years. */
export function problemPages({ problems }: Catalog): readonly ProblemPage[] {
  const byCode = Map.groupBy(problems, (problem) => problem.code);
  return PROBLEM_CODES.map((code) => {
    const explanation = PROBLEM_GUIDE[code];
    const { severity } = explanation.example.problem;
    return { code, path: problemPath(code), severity, explanation, problems: byCode.get(code) ?? [] };
  });
}

/** Pages whose problems this build has, errors before warnings, and the other pages. */
export function splitByPresence(pages: readonly ProblemPage[]): {
  readonly found: readonly ProblemPage[];
  readonly absent: readonly ProblemPage[];
} {
  const present = pages.filter((page) => page.problems.length > 0);
  const errors = present.filter((page) => page.severity === 'error');
  const warnings = present.filter((page) => page.severity === 'warning');
  return { found: [...errors, ...warnings], absent: pages.filter((page) => page.problems.length === 0) };
}

/** The two codes that an event can be rejected for. */
const REJECTIONS: ReadonlySet<ProblemCode> = new Set(['event-unreadable', 'event-invalid']);

/** Pages whose problems are the rejected events of the books, one for each. */
export function rejections(pages: readonly ProblemPage[]): readonly ProblemPage[] {
  return pages.filter((page) => REJECTIONS.has(page.code) && page.problems.length > 0);
}

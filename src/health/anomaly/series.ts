/** A figure of each run of a job, each judged by those of the runs before it. */
import type { CompletedRun } from '../../graph/run-history.ts';
import type { Evidence } from '../../model/event.ts';
import { compareStrings } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Unusual } from '../finding.ts';
import type { HealthSettings } from '../settings.ts';
import { expected, unusual, type Expected } from './expected.ts';

/** What one run came to. */
export interface Figure {
  readonly run: CompletedRun;
  readonly value: number;
  /** The event that says it. */
  readonly evidence: Evidence | null;
}

export interface JudgedFigure extends Figure {
  /** Null where too few runs ended before it. */
  readonly expected: Expected | null;
  /** Null where it is usual, or cannot be judged. */
  readonly unusual: Unusual | null;
}

/** In the order in which their runs ended: what a run is judged by was known when it ended. */
export function judge(figures: readonly Figure[], settings: HealthSettings['anomaly']): JudgedFigure[] {
  const sorted = [...figures].sort(byEnd);
  const values = sorted.map(({ value }) => value);
  return sorted.map((figure, index) => {
    const before = expected(values.slice(Math.max(0, index - settings.mostRuns), index), settings);
    return { ...figure, expected: before, unusual: before && unusual(figure.value, before) };
  });
}

function byEnd(a: Figure, b: Figure): number {
  return compareStrings(a.run.endedAt, b.run.endedAt) || compareStrings(a.run.id, b.run.id);
}

/** Unusual figures in a row that lie to the same side of what was expected. */
export interface Episode {
  /** When the run of its first ended. */
  readonly since: Instant;
  /** Its newest. */
  readonly figure: Figure;
  readonly unusual: Unusual;
  /** How many there are. */
  readonly count: number;
  /** The end of the first run after it whose figure is another sort; null where there is none yet. */
  readonly until: Instant | null;
}

/** @param judged in the order of {@link judge} */
export function episodesOf(judged: readonly JudgedFigure[]): Episode[] {
  const episodes: Episode[] = [];
  let open: Omit<Episode, 'until'> | null = null;
  for (const figure of judged) {
    const { unusual: now, run } = figure;
    if (open !== null && now !== null && sideOf(now) === sideOf(open.unusual)) {
      open = { since: open.since, figure, unusual: now, count: open.count + 1 };
      continue;
    }
    if (open !== null) episodes.push({ ...open, until: run.endedAt });
    open = now && { since: run.endedAt, figure, unusual: now, count: 1 };
  }
  if (open !== null) episodes.push({ ...open, until: null });
  return episodes;
}

function sideOf({ value, median }: Unusual): 'above' | 'below' {
  return value > median ? 'above' : 'below';
}

/** Where a run belongs: the runs that began it, and those that it began. */
import type { Graph } from '../graph/graph.ts';
import type { Run } from '../model/catalog.ts';
import type { JobId } from '../model/identity.ts';

/** A run that another one names as its parent, or as the root of all. */
export interface Ancestor {
  readonly id: string;
  readonly job: JobId;
  /** Null where no event of the log is about it. */
  readonly run: Run | null;
}

/** The runs above one, outermost first. */
export interface Ancestry {
  /** The root that the run names, where it is farther than the nearest. */
  readonly root: Ancestor | null;
  /** How many others are left out above the nearest. */
  readonly more: number;
  readonly nearest: readonly Ancestor[];
}

export interface Descendants {
  readonly run: Run;
  /** Oldest first. */
  readonly children: readonly Descendants[];
  /** How many of its children are left out. */
  readonly more: number;
}

/** How many runs right above one are shown: in a long chain the pages would grow with the square of its length. */
export const MAX_ANCESTORS = 40;

/** How many runs below one are shown; its JSON twin has all of its children. */
export const MAX_DESCENDANTS = 300;

export function ancestorsOf(graph: Graph, start: Run): Ancestry {
  const chain = chainAbove(graph, start);
  const beyond = chain.slice(MAX_ANCESTORS);
  const rootId = start.facets.known.parent?.value.root?.run.runId;
  const root = beyond.find(({ id }) => id === rootId) ?? null;
  return {
    root,
    more: beyond.length - (root === null ? 0 : 1),
    nearest: chain.slice(0, MAX_ANCESTORS).reverse(),
  };
}

/**
 * Nearest first. Where the log has no event about the parent, the root that the run names stands above it. A run
 * that is among its own ancestors is listed once.
 */
function chainAbove(graph: Graph, start: Run): Ancestor[] {
  const found = new Map<string, Ancestor>();
  let run: Run | null = start;
  while (run !== null) {
    const parent = run.facets.known.parent?.value;
    if (parent === undefined || parent.run.runId === start.id || found.has(parent.run.runId)) break;
    const next = graph.run(parent.run.runId);
    found.set(parent.run.runId, { id: parent.run.runId, job: next?.job ?? parent.job, run: next });
    const { root } = parent;
    if (next === null && root && root.run.runId !== start.id && !found.has(root.run.runId)) {
      found.set(root.run.runId, { id: root.run.runId, job: root.job, run: graph.run(root.run.runId) });
    }
    run = next;
  }
  return [...found.values()];
}

/** Nearest first: no run is left out while one that is deeper is shown. */
export function descendantsOf(graph: Graph, start: Run): Descendants {
  const children = new Map<string, Run[]>();
  const seen = new Set([start.id]);
  let frontier: readonly Run[] = [start];
  while (frontier.length > 0) {
    const beyond: Run[] = [];
    for (const run of frontier) {
      for (const child of graph.childrenOf(run.id).toReversed()) {
        if (seen.size > MAX_DESCENDANTS) break;
        if (seen.has(child.id)) continue;
        seen.add(child.id);
        children.set(run.id, [...(children.get(run.id) ?? []), child]);
        beyond.push(child);
      }
    }
    frontier = beyond;
  }
  const nodeOf = (run: Run): Descendants => {
    const shown = children.get(run.id) ?? [];
    const all = graph.childrenOf(run.id).filter((child) => child.id !== start.id);
    return { run, children: shown.map(nodeOf), more: Math.max(0, all.length - shown.length) };
  };
  return nodeOf(start);
}

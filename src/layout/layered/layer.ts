/**
 * Which layer each node stands in, from left to right: the first phase of the layered method (Sugiyama, Tagawa and Toda,
 * "Methods for visual understanding of hierarchical system structures", 1981).
 */
import type { LineShape } from '../shape.ts';

export interface Layers {
  /** The layer of each node, from 0 on. */
  readonly of: readonly number[];
  readonly count: number;
}

/**
 * Every line that is no part of a cycle leads to a later layer; of a cycle, at least one line does not. Nodes stand as
 * far left as the lines allow, those with more lines to the right as far right.
 */
export function layersOf(nodes: number, lines: readonly LineShape[]): Layers {
  const { targets, order } = forwards(nodes, lines);
  const layer = new Array<number>(nodes).fill(0);
  const sources = new Array<number>(nodes).fill(0);
  for (const node of order) {
    for (const target of targets[node] ?? []) {
      layer[target] = Math.max(layer[target] ?? 0, (layer[node] ?? 0) + 1);
      sources[target] = (sources[target] ?? 0) + 1;
    }
  }
  for (const node of order.toReversed()) {
    const own = targets[node] ?? [];
    if (own.length <= (sources[node] ?? 0)) continue;
    layer[node] = Math.min(...own.map((target) => layer[target] ?? 0)) - 1;
  }
  return { of: layer, count: 1 + Math.max(...layer) };
}

/** The nodes that each leads to, without the lines that close a cycle, and the nodes in an order that these follow. */
function forwards(
  nodes: number,
  lines: readonly LineShape[],
): { readonly targets: readonly (readonly number[])[]; readonly order: readonly number[] } {
  const targets: number[][] = Array.from({ length: nodes }, () => []);
  const isTarget = new Array<boolean>(nodes).fill(false);
  for (const { from, to } of lines) {
    if (from.node === to.node || targets[from.node]?.includes(to.node) === true) continue;
    targets[from.node]?.push(to.node);
    isTarget[to.node] = true;
  }
  const kept: number[][] = targets.map(() => []);
  const state = new Array<'new' | 'open' | 'done'>(nodes).fill('new');
  const finished: number[] = [];
  const roots = [...isTarget.keys()];
  // Walks begin where nothing arrives: what then leads back to its own walk is what people call the way back.
  for (const root of [...roots.filter((node) => !isTarget[node]), ...roots]) {
    if (state[root] !== 'new') continue;
    const walk = [{ node: root, next: 0 }];
    state[root] = 'open';
    for (let step = walk.at(-1); step !== undefined; step = walk.at(-1)) {
      const target = targets[step.node]?.[step.next++];
      if (target === undefined) {
        state[step.node] = 'done';
        finished.push(step.node);
        walk.pop();
        continue;
      }
      if (state[target] === 'open') continue;
      kept[step.node]?.push(target);
      if (state[target] === 'done') continue;
      state[target] = 'open';
      walk.push({ node: target, next: 0 });
    }
  }
  return { targets: kept, order: finished.reverse() };
}

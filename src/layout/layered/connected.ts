/** Whether a drawing would fall into parts. */
import type { LineShape } from '../shape.ts';

/** True where lines, whatever their direction, lead from every node to every other. */
export function isConnected(nodes: number, lines: readonly LineShape[]): boolean {
  const neighbours: number[][] = Array.from({ length: nodes }, () => []);
  for (const { from, to } of lines) {
    neighbours[from.node]?.push(to.node);
    neighbours[to.node]?.push(from.node);
  }
  const reached = new Set(nodes === 0 ? [] : [0]);
  for (const node of reached) for (const next of neighbours[node] ?? []) reached.add(next);
  return reached.size === nodes;
}

/** How tests read what stands for many. */
import type { Slice } from '../../src/graph/slice.ts';

/** `upstream: 3 more datasets of db`: the section that it leads to, or the area, and what it says. */
export function foldsOf({ nodes }: Slice): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'fold') return [];
    const target = node.leadsTo.kind === 'section' ? node.leadsTo.id : `area ${node.leadsTo.area.name}`;
    return [`${target}: ${node.label} ${node.caption ?? ''}`];
  });
}

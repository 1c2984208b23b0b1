/** What a slice need not say: a namespace that all of its nodes share, and a group that holds them all. */
import type { Slice } from './slice.ts';

export function withoutTheObvious(slice: Slice): Slice {
  const single = slice.nodes.filter(({ kind }) => kind !== 'fold');
  const oneCaption = new Set(single.map((node) => node.caption)).size <= 1;
  const oneGroup = slice.groups.length <= 1;
  return {
    ...slice,
    groups: oneGroup ? [] : slice.groups,
    nodes: slice.nodes.map((node) => ({
      ...node,
      caption:
        node.kind !== 'fold' && (oneCaption || (!oneGroup && node.group === node.caption))
          ? null
          : node.caption,
      group: oneGroup ? null : node.group,
    })),
  };
}

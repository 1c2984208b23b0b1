/** What a picture shows, as a slice again. */
import type { Slice, SliceEdge, SliceNode, SliceRow } from '../../graph/slice.ts';
import { emphasisOf, isMarked } from './emphasis.ts';
import { isNode, nodeOf } from './part.ts';
import { titleOf, type Picture } from './picture.ts';
import { nameIn } from './written-out.ts';

export function shownSlice({ parts, lines }: Picture): Slice {
  const rows = Map.groupBy(
    [...parts].filter(([number]) => !isNode(number)),
    ([number]) => nodeOf(number),
  );
  return {
    nodes: [...parts]
      .filter(([number]) => isNode(number))
      .map(([number, part]) => sliceNode(number, part, rows.get(number) ?? [])),
    edges: lines.map(({ from, to, kind, element }): SliceEdge => ({
      from: { node: nodeOf(from), row: isNode(from) ? null : from },
      to: { node: nodeOf(to), row: isNode(to) ? null : to },
      kind,
      label: null,
      inCycle: element.classList.contains('dg-y'),
    })),
    groups: [],
  };
}

/** A node's name as it is, also where the drawing shortens it. */
export function labelOf(part: SVGGElement): string {
  if (part.classList.contains('dg-k')) return titleOf(part);
  return nameIn(titleOf(part), textOf(part, ':scope > a > .dg-c'), isMarked(emphasisOf(part)));
}

function sliceNode(
  key: string,
  part: SVGGElement,
  rows: readonly (readonly [string, SVGGElement])[],
): SliceNode {
  const emphasis = emphasisOf(part);
  const caption = textOf(part, ':scope > a > .dg-c');
  const name = labelOf(part);
  const isNamed = caption !== null && !titleOf(part).endsWith(name);
  const shared = {
    key,
    id: { namespace: '', name },
    label: name,
    caption: isNamed ? caption : null,
    emphasis,
    group: null,
    hiddenUpstream: 0,
    hiddenDownstream: 0,
  };
  if (part.classList.contains('dg-j')) return { ...shared, kind: 'job', rows: [] };
  return { ...shared, kind: 'dataset', rows: rows.map(([number, row]) => sliceRow(number, row)) };
}

function sliceRow(key: string, row: SVGGElement): SliceRow {
  const emphasis = emphasisOf(row);
  const detail = textOf(row, 'tspan');
  return { key, label: nameIn(titleOf(row), detail, isMarked(emphasis)), detail, emphasis };
}

function textOf(part: Element, selector: string): string | null {
  return part.querySelector(selector)?.textContent ?? null;
}

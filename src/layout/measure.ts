/** Nodes and groups with their texts cut to length and the size that they need. */
import type { SliceGroup, SliceNode, SliceRow } from '../graph/slice.ts';
import { textWidth, type Font } from './font.ts';
import { shorten, wrap } from './label.ts';
import * as metrics from './metrics.ts';

export interface MeasuredRow {
  readonly row: SliceRow;
  readonly label: string;
  readonly detail: string | null;
}

export interface MeasuredNode {
  readonly node: SliceNode;
  readonly lines: readonly [string] | readonly [string, string];
  readonly caption: string | null;
  readonly rows: readonly MeasuredRow[];
  readonly width: number;
  readonly headerHeight: number;
  readonly height: number;
}

export interface MeasuredGroup {
  readonly group: SliceGroup;
  readonly label: string;
  readonly minimumWidth: number;
}

/**
 * Measures all nodes of a slice. Nodes of one kind come out equally wide: it reads as columns, and slices that
 * differ in their names alone come out alike, so that they can share one layout.
 */
export function measureNodes(nodes: readonly SliceNode[]): readonly MeasuredNode[] {
  const measured = nodes.map(measureNode);
  const widths = new Map<string, number>();
  for (const { node, width } of measured) {
    widths.set(kindOf(node), Math.max(width, widths.get(kindOf(node)) ?? 0));
  }
  return measured.map((each) => ({ ...each, width: widths.get(kindOf(each.node)) ?? each.width }));
}

/** Several that stand as one are as wide as one of them. */
function kindOf(node: SliceNode): 'dataset' | 'job' {
  return node.kind === 'job' || (node.kind === 'fold' && node.of === 'job') ? 'job' : 'dataset';
}

export function measureGroup(group: SliceGroup): MeasuredGroup {
  const label = shorten(group.label, metrics.STRONG_FONT, metrics.LABEL_MAXIMUM);
  return {
    group,
    label,
    minimumWidth: stepped(textWidth(label, metrics.STRONG_FONT) + 2 * metrics.GROUP_PADDING),
  };
}

function measureNode(node: SliceNode): MeasuredNode {
  const font = node.emphasis === 'focus' ? metrics.STRONG_FONT : metrics.LABEL_FONT;
  const lines = wrap(node.label, font, metrics.LABEL_MAXIMUM);
  const caption =
    node.caption === null ? null : shorten(node.caption, metrics.CAPTION_FONT, metrics.LABEL_MAXIMUM);
  const rows = node.rows.map(measureRow);
  const headerHeight =
    2 * metrics.HEADER_PADDING +
    lines.length * metrics.LABEL_LINE +
    (caption === null ? 0 : metrics.CAPTION_LINE);
  return {
    node,
    lines,
    caption,
    rows,
    width: stepped(Math.max(headerWidth(lines, font, caption), ...rows.map(rowWidth))),
    headerHeight,
    height: headerHeight + (rows.length > 0 ? rows.length * metrics.ROW_HEIGHT + metrics.FOOT : 0),
  };
}

function measureRow(row: SliceRow): MeasuredRow {
  return {
    row,
    label: shorten(row.label, metrics.ROW_FONT, metrics.ROW_LABEL_MAXIMUM),
    detail: row.detail === null ? null : shorten(row.detail, metrics.DETAIL_FONT, metrics.DETAIL_MAXIMUM),
  };
}

function headerWidth(lines: readonly string[], font: Font, caption: string | null): number {
  const texts = lines.map((line) => textWidth(line, font));
  if (caption !== null) texts.push(textWidth(caption, metrics.CAPTION_FONT));
  return metrics.ICON_INSET + Math.max(...texts) + metrics.TEXT_INSET;
}

function rowWidth({ label, detail }: MeasuredRow): number {
  const detailWidth = detail === null ? 0 : metrics.DETAIL_GAP + textWidth(detail, metrics.DETAIL_FONT);
  return 2 * metrics.TEXT_INSET + textWidth(label, metrics.ROW_FONT) + detailWidth;
}

function stepped(width: number): number {
  return Math.max(metrics.MINIMUM_WIDTH, Math.ceil(width / metrics.WIDTH_STEP) * metrics.WIDTH_STEP);
}

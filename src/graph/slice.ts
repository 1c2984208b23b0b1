/** A part of the graph that is to be drawn: what a diagram shows, before anything has a place on paper. */
import type { DatasetId, JobId } from '../model/identity.ts';
import type { Area } from './area.ts';

/** A line within a dataset's box. */
export interface SliceRow {
  /** Unique within its node. */
  readonly key: string;
  readonly label: string;
  /** Shown to the right of the label, in a quieter voice. */
  readonly detail: string | null;
  readonly emphasis: Emphasis;
}

/** `focus`: what the page is about. `past`: no longer so. `undeclared`: named by lineage alone. */
export type Emphasis = 'focus' | 'normal' | 'past' | 'undeclared';

interface SliceNodeBase {
  /** Unique within the slice. */
  readonly key: string;
  readonly label: string;
  /** Where it belongs (namespace); shown small. Null where all nodes share one. */
  readonly caption: string | null;
  readonly emphasis: Emphasis;
  /** The key of the {@link SliceGroup} that it is drawn within. */
  readonly group: string | null;
  /** How many upstream neighbours the slice leaves out. */
  readonly hiddenUpstream: number;
  /** How many downstream neighbours the slice leaves out. */
  readonly hiddenDownstream: number;
}

export type SliceNode =
  | (SliceNodeBase & { readonly kind: 'dataset'; readonly id: DatasetId; readonly rows: readonly SliceRow[] })
  | (SliceNodeBase & { readonly kind: 'job'; readonly id: JobId; readonly rows: readonly [] })
  | (SliceNodeBase & SliceFold);

/** Many that stand as one: their whole list is in a section of the page. */
export interface SliceFold {
  readonly kind: 'fold';
  readonly of: 'dataset' | 'job' | 'column';
  readonly count: number;
  readonly leadsTo: FoldTarget;
  readonly rows: readonly [];
}

/** `14 datasets of raw`, `Finance, 14 datasets`. */
export function foldName({ label, caption }: Pick<SliceNode, 'label' | 'caption'>): string {
  if (caption === null) return label;
  return caption.startsWith('of ') ? `${label} ${caption}` : `${label}, ${caption}`;
}

/** Where all of a fold are listed: in a section of the page, by its id, or on the page of an area. */
export type FoldTarget =
  { readonly kind: 'section'; readonly id: string } | { readonly kind: 'area'; readonly area: Area };

/** One end of an edge: a node, or one of its rows. */
export interface SliceEnd {
  readonly node: string;
  readonly row: string | null;
}

export interface SliceEdge {
  readonly from: SliceEnd;
  readonly to: SliceEnd;
  /** `value`: data flows. `influence`: only decides which rows, or their order or grouping. `past`: no longer so. */
  readonly kind: 'value' | 'influence' | 'past';
  /** Words for the tooltip and the Mermaid edge: `IDENTITY`, `AGGREGATION` … */
  readonly label: string | null;
  /** True where it is a part of a way from its end back to its beginning. */
  readonly inCycle: boolean;
}

export interface SliceGroup {
  readonly key: string;
  readonly label: string;
}

export interface Slice {
  readonly nodes: readonly SliceNode[];
  readonly edges: readonly SliceEdge[];
  readonly groups: readonly SliceGroup[];
}

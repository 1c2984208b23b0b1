/** A part of the graph that is to be drawn: what a diagram shows, before anything has a place on paper. */
import type { DatasetId, JobId } from '../model/identity.ts';

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
  | (SliceNodeBase & { readonly kind: 'job'; readonly id: JobId; readonly rows: readonly [] });

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

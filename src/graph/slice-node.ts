/** Nodes of a slice, from datasets and jobs. */
import type { Dataset } from '../model/catalog.ts';
import { visible } from '../model/visible.ts';
import { datasetKey, jobKey, type DatasetId, type JobId } from '../model/identity.ts';
import type { Graph } from './graph.ts';
import type { Emphasis, SliceNode, SliceRow } from './slice.ts';

export interface NodeExtras {
  readonly emphasis?: Emphasis;
  readonly rows?: readonly SliceRow[];
  readonly group?: string | null;
  readonly hiddenUpstream?: number;
  readonly hiddenDownstream?: number;
}

/** Datasets and jobs may share a name: their keys within a slice do not. */
export function datasetNodeKey(id: DatasetId): string {
  return `d${datasetKey(id)}`;
}

export function jobNodeKey(id: JobId): string {
  return `j${jobKey(id)}`;
}

export function datasetNode(graph: Graph, id: DatasetId, extras: NodeExtras = {}): SliceNode {
  return {
    kind: 'dataset',
    key: datasetNodeKey(id),
    id,
    label: visible(id.name),
    caption: visible(id.namespace),
    rows: extras.rows ?? [],
    emphasis: extras.emphasis ?? emphasisOf(graph.dataset(id)),
    group: extras.group ?? null,
    hiddenUpstream: extras.hiddenUpstream ?? 0,
    hiddenDownstream: extras.hiddenDownstream ?? 0,
  };
}

export function jobNode(id: JobId, extras: NodeExtras = {}): SliceNode {
  return {
    kind: 'job',
    key: jobNodeKey(id),
    id,
    label: visible(id.name),
    caption: visible(id.namespace),
    rows: [],
    emphasis: extras.emphasis ?? 'normal',
    group: extras.group ?? null,
    hiddenUpstream: extras.hiddenUpstream ?? 0,
    hiddenDownstream: extras.hiddenDownstream ?? 0,
  };
}

function emphasisOf(dataset: Dataset | null): Emphasis {
  return dataset?.declared === false ? 'undeclared' : 'normal';
}

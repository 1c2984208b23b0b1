/** The layers that data passes through; each is the namespace of its datasets. */
import type { DatasetId } from '../../src/logger/index.ts';

export const RAW = 'raw';

/** A dataset as messages name it. */
export function label({ namespace, name }: DatasetId): string {
  return `${namespace}.${name}`;
}

/** As other systems delivered it. */
export function raw(name: string): DatasetId {
  return { namespace: RAW, name };
}

/** Repaired and without doubles; one row for each thing. */
export function clean(name: string): DatasetId {
  return { namespace: 'clean', name };
}

/** Made for one subject. */
export function mart(name: string): DatasetId {
  return { namespace: 'mart', name };
}

/** Made for one audience. */
export function report(name: string): DatasetId {
  return { namespace: 'report', name };
}

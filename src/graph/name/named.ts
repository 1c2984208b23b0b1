/** What a name can be of. */
import {
  compareColumns,
  compareStrings,
  keyOf,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';

export type Named =
  | { readonly kind: 'dataset'; readonly id: DatasetId }
  | { readonly kind: 'column'; readonly id: ColumnId }
  | { readonly kind: 'job'; readonly id: JobId };

export type NamedKind = Named['kind'];

export const EVERY_KIND: readonly NamedKind[] = ['dataset', 'column', 'job'];

export function namedKey({ kind, id }: Named): Key {
  return keyOf(kind, id.namespace, id.name, ...('column' in id ? [id.column] : []));
}

/** Orders by kind, and then by identity. */
export function compareNamed(a: Named, b: Named): number {
  return compareStrings(a.kind, b.kind) || compareColumns(columnOf(a.id), columnOf(b.id));
}

function columnOf(id: DatasetId | ColumnId): ColumnId {
  return 'column' in id ? id : { ...id, column: '' };
}

/** Links to the Paths page that put a question to it. */
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { pathPart, type SitePath } from './path.ts';

/** A dataset or a column. */
export type PathEnd = DatasetId | ColumnId;

/** Which end is given: of one alone the page lists all that `from` leads to, or all that leads to `to`. */
export interface PathQuestion {
  readonly from?: PathEnd;
  readonly to?: PathEnd;
}

/** `/paths/#from=clean/orders/amount&to=mart/revenue`: names as in the paths of pages, which need no escape. */
export function questionPath({ from, to }: PathQuestion): SitePath {
  const members = [from && `from=${referenceTo(from)}`, to && `to=${referenceTo(to)}`];
  return `/paths/#${members.filter(Boolean).join('&')}`;
}

function referenceTo(end: PathEnd): string {
  const names = [end.namespace, end.name, ...('column' in end ? [end.column] : [])];
  return names.map(pathPart).join('/');
}

/** Names and counts in the answers to questions. */
import type { ColumnId, DatasetId, JobId } from '../../model/identity.ts';
import { visible } from '../../model/visible.ts';

/** `namespace/name`, and `.column` behind it. */
export function nameOf(id: DatasetId | ColumnId): string {
  return visible(`${id.namespace}/${id.name}${'column' in id ? `.${id.column}` : ''}`);
}

/** How many jobs are named in one cell. */
const NAMED_JOBS = 3;

export function jobsText(jobs: readonly JobId[]): string {
  const named = jobs.slice(0, NAMED_JOBS).map(nameOf);
  const rest = jobs.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ') || '–';
}

/** As a shell takes it for one word. */
export function shellWord(text: string): string {
  return /^[\w@%+:,./=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

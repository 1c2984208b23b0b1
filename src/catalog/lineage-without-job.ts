/**
 * What events say of a dataset's lineage outside any job that writes it: the latest event is current, unless a
 * later one deletes the facet.
 */
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { LineageStatement } from './output-lineage.ts';
import type { DatasetSummary, LineageWord } from './summary.ts';

const FACETS = { columns: 'columnLineage', explicit: 'lineage' } as const;

export function statementsWithoutJob<Kind extends keyof typeof FACETS>(
  dataset: DatasetSummary,
  kind: Kind,
): LineageStatement<NonNullable<LineageWord[Kind]>>[] {
  const words = [...dataset.lineage.values()].flatMap(({ [kind]: value, evidence, origin }) =>
    value === null ? [] : [{ value: value, evidence, origin }],
  );
  const last = words
    .map(({ evidence }) => evidence)
    .reduce<Evidence | null>((a, b) => (a === null || compareEvidence(a, b) < 0 ? b : a), null);
  const deleted = last !== null && isDeleted(dataset, FACETS[kind], last);
  return words.map((word) => ({ ...word, current: !deleted && word.evidence === last }));
}

function isDeleted({ facets }: DatasetSummary, name: string, since: Evidence): boolean {
  return [facets.producer, facets.reader].some((registers) => {
    const deletion = registers.deleted.get(name);
    return deletion !== undefined && compareEvidence(deletion.evidence, since) >= 0;
  });
}

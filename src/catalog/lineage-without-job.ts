/**
 * What events say of a dataset's lineage outside any job that writes it: the latest event is current, unless a
 * later one deletes the facet.
 */
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { LineageWords } from './output-lineage.ts';
import type { DatasetSummary, LineageWord } from './summary.ts';

const FACETS = { columns: 'columnLineage', explicit: 'lineage' } as const;

export function statementsWithoutJob<Kind extends keyof typeof FACETS>(
  dataset: DatasetSummary,
  kind: Kind,
): LineageWords<NonNullable<LineageWord[Kind]>> {
  const words = [...dataset.lineage.values()].flatMap(({ [kind]: value, evidence, origin }) =>
    value === null ? [] : [{ value: value, evidence, origin }],
  );
  const last = words
    .map(({ evidence }) => evidence)
    .reduce<Evidence | null>((a, b) => (a === null || compareEvidence(a, b) < 0 ? b : a), null);
  const deletions = deletionsOf(dataset, FACETS[kind]);
  const deleted = last !== null && deletions.some((deletion) => compareEvidence(deletion, last) >= 0);
  return {
    statements: words.map((word) => ({
      ...word,
      at: word.evidence,
      current: !deleted && word.evidence === last,
    })),
    occasions: [...words.map(({ evidence }) => evidence), ...deletions].map((at) => ({ at, counts: true })),
  };
}

function deletionsOf({ facets }: DatasetSummary, name: string): Evidence[] {
  return [facets.producer, facets.reader].flatMap((registers) => registers.deleted.get(name)?.evidence ?? []);
}

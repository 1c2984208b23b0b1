/** Who answers for a dataset or a job: by the glossary, and by ownership facets. */
import type { Dataset, Job } from '../model/catalog.ts';

export type OwnerRole = 'owner' | 'steward';

/** Someone's part in a dataset or a job, and whether people or the log say so. */
export interface Responsibility {
  readonly owner: string;
  readonly role: OwnerRole;
  readonly origin: 'glossary' | 'log';
}

/** The glossary's word first; the log's where it names others. */
export function responsibilitiesOf(entity: Dataset | Job): Responsibility[] {
  const { glossary } = entity;
  const written: Responsibility[] = [];
  if (glossary?.owner) written.push({ owner: glossary.owner, role: 'owner', origin: 'glossary' });
  if (glossary && 'steward' in glossary && glossary.steward) {
    written.push({ owner: glossary.steward, role: 'steward', origin: 'glossary' });
  }
  const known = new Set(written.map((one) => one.owner));
  const logged = entity.facets.known.ownership?.value.owners ?? [];
  const named = [...new Set(logged.map((owner) => owner.name))].filter((name) => !known.has(name));
  return [...written, ...named.map((owner) => ({ owner, role: 'owner' as const, origin: 'log' as const }))];
}

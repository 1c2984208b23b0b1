/** Who is to be called about a job or a dataset. */
import { responsibilitiesOf } from '../graph/responsibility.ts';
import { compareNames, type DatasetId } from '../model/identity.ts';
import type { Subject } from './finding.ts';
import type { Ledger } from './ledger.ts';

export interface Contact {
  /** The glossary's id, or the name in the log. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** What they answer for: null for the thing itself, or the dataset that the job writes, where nobody answers for the job. */
  readonly through: DatasetId | null;
}

/** Owners alone, and no stewards: by the glossary's word first. None where nobody is named. */
export function contactsOf(ledger: Ledger, subject: Subject): Contact[] {
  const { graph, flow, catalog } = ledger.network;
  const ownersOf = (kind: Subject['kind'], id: DatasetId, through: DatasetId | null): Contact[] => {
    const entity = kind === 'dataset' ? graph.dataset(id) : graph.job(id);
    const owners = entity === null ? [] : responsibilitiesOf(entity).filter(({ role }) => role === 'owner');
    return owners.map(({ owner }) => {
      const entry = catalog.glossary.owners.get(owner);
      return { id: owner, name: entry?.name ?? owner, email: entry?.email ?? null, through };
    });
  };
  const own = ownersOf(subject.kind, subject.id, null);
  if (own.length > 0 || subject.kind === 'dataset') return own;
  const written = [...flow.outputsOf(subject.id)].sort(compareNames);
  const byOwner = new Map<string, Contact>();
  for (const contact of written.flatMap((id) => ownersOf('dataset', id, id))) {
    if (!byOwner.has(contact.id)) byOwner.set(contact.id, contact);
  }
  return [...byOwner.values()];
}

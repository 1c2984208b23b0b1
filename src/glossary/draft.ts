/** A glossary in the making: what its files define, each thing once. */
import type { Glossary, GlossaryDataset, GlossaryJob, Owner, Term } from '../model/glossary.ts';
import type { Place } from '../model/place.ts';
import { datasetKey, jobKey } from '../model/identity.ts';
import type { Report } from './report.ts';
import { quotePath, type KeyPath } from './words.ts';

/** Gathers entries in the order of the files; of two for the same thing, the first stands and the second is reported. */
export class Draft implements Glossary {
  readonly datasets = new Map<string, GlossaryDataset>();
  readonly jobs = new Map<string, GlossaryJob>();
  readonly terms = new Map<string, Term>();
  readonly owners = new Map<string, Owner>();

  addDataset(dataset: GlossaryDataset, path: KeyPath, report: Report): void {
    add(this.datasets, datasetKey(dataset.id), dataset, path, report);
  }

  addJob(job: GlossaryJob, path: KeyPath, report: Report): void {
    add(this.jobs, jobKey(job.id), job, path, report);
  }

  addTerm(term: Term, path: KeyPath, report: Report): void {
    add(this.terms, term.id, term, path, report);
  }

  addOwner(owner: Owner, path: KeyPath, report: Report): void {
    add(this.owners, owner.id, owner, path, report);
  }
}

function add<Entry extends { readonly place: Place }>(
  entries: Map<string, Entry>,
  key: string,
  entry: Entry,
  path: KeyPath,
  report: Report,
): void {
  const first = entries.get(key);
  if (first === undefined) {
    entries.set(key, entry);
    return;
  }
  const elsewhere = report.elsewhere(first.place);
  report.add({
    code: 'glossary-duplicate',
    line: entry.place.line,
    message: `${quotePath(path)} is defined twice: here and ${elsewhere}`,
    hint: `keep one of the two; until then, the one ${elsewhere} counts`,
  });
}

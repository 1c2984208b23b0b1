/** One YAML document → the entries of its sections. */
import type { DatasetId } from '../model/identity.ts';
import { allEntries, blockAt, type Expected, type Located } from './block.ts';
import type { Draft } from './draft.ts';
import { DATASET, JOB, readDataset, readJob, readOwner, readTerm } from './entry.ts';
import { reportUnknownKey } from './fields.ts';
import type { YamlEntry, YamlMap, YamlNode } from './node.ts';
import type { Report } from './report.ts';
import { SECTIONS } from './shape.ts';
import { quote, quotePath, type KeyPath } from './words.ts';

const FILE: Expected = {
  what: 'a block of keys, `datasets`, `jobs`, `terms` or `owners`',
  hint: 'begin it with one of them, such as `terms:`, and indent below what belongs to it',
};

/** Adds what a document defines to the draft, and what is wrong with it to the report. */
export function readDocument(root: YamlNode, draft: Draft, report: Report): void {
  const block = blockAt({ key: '', line: root.line, value: root }, [], FILE, report);
  if (block === null) return;
  for (const section of allEntries(block, [], report)) readSection(section, draft, report);
}

function readSection(section: YamlEntry, draft: Draft, report: Report): void {
  switch (section.key) {
    case 'datasets':
      for (const located of namespacedEntries(section, DATASET, report)) {
        const dataset = readDataset(located, located.id, report);
        if (dataset !== null) draft.addDataset(dataset, located.path, report);
      }
      break;
    case 'jobs':
      for (const located of namespacedEntries(section, JOB, report)) {
        const job = readJob(located, located.id, report);
        if (job !== null) draft.addJob(job, located.path, report);
      }
      break;
    case 'terms':
      for (const located of namedEntries(section, 'term', report)) {
        const term = readTerm(located, report);
        if (term !== null) draft.addTerm(term, located.path, report);
      }
      break;
    case 'owners':
      for (const located of namedEntries(section, 'owner', report)) {
        const owner = readOwner(located, report);
        if (owner !== null) draft.addOwner(owner, located.path, report);
      }
      break;
    default:
      reportUnknownKey(section, [section.key], 'a glossary', SECTIONS, report);
  }
}

/** The entries of a section whose keys are their ids. */
function namedEntries(section: YamlEntry, noun: string, report: Report): readonly Located[] {
  const expected = {
    what: `a block of ${noun}s`,
    hint: `write each ${noun}'s id as a key, and what it is below it`,
  };
  const block = blockAt(section, [section.key], expected, report);
  return (block?.entries ?? []).map((entry) => ({ entry, path: [section.key, entry.key] }));
}

type Namespaced = Located & { readonly id: DatasetId };

/** The entries of a section that stand by their names below their namespaces. */
function namespacedEntries(
  section: YamlEntry,
  kind: typeof DATASET | typeof JOB,
  report: Report,
): readonly Namespaced[] {
  const path = [section.key];
  const block = blockAt(section, path, namespacesOf(kind.noun), report);
  if (block === null) return [];
  return allEntries(block, path, report).flatMap((namespace) =>
    entriesBelow(namespace, [...path, namespace.key], kind, report),
  );
}

function entriesBelow(
  namespace: YamlEntry,
  path: KeyPath,
  { noun, shape }: typeof DATASET | typeof JOB,
  report: Report,
): readonly Namespaced[] {
  const expected = {
    what: `a namespace with a block of ${noun}s`,
    hint: `write each ${noun}'s name as a key below it`,
  };
  const block = blockAt(namespace, path, expected, report);
  if (block === null) return [];
  if (isEntry(block, Object.keys(shape.shape))) {
    report.add({
      code: 'glossary-wrong-type',
      line: namespace.line,
      message: `${quotePath(path)} should be a namespace, but it has the keys of a ${noun}`,
      hint: `put ${quote(namespace.key)} one level deeper, below its namespace`,
    });
    return [];
  }
  return block.entries.map((entry) => ({
    entry,
    path: [...path, entry.key],
    id: { namespace: namespace.key, name: entry.key },
  }));
}

function namespacesOf(noun: string): Expected {
  return {
    what: `a block of namespaces, each with its ${noun}s`,
    hint: `write the namespace as a key, each ${noun}'s name as a key below it, and what it is below that`,
  };
}

/** True where someone left the namespace out: what stands there are the keys of one entry, not the names of several. */
function isEntry({ entries }: YamlMap, known: readonly string[]): boolean {
  const areKeys = entries.every(({ key }) => known.includes(key));
  return areKeys && entries.some(({ value }) => value.kind !== 'map' && value.kind !== 'nothing');
}

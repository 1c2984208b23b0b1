/** Questions to begin with: about things that this site has. */
import { entryLabel } from './list.ts';
import type { Entry, EntryKind, SearchIndex } from '../search/entry.ts';

/** In braces stands a kind; `made` is a dataset on which little depends, and which is therefore likely to be made of others. */
const TEMPLATES = [
  'what feeds {made}',
  'what breaks if {column} changes',
  'who owns {dataset}',
  'what is {term}',
  'failed runs last week',
  'pii in {namespace}',
  'datasets without an owner',
  'what is wrong',
] as const;

/** Among so many of those on which most depends, `made` is the last. */
const MOST_LOOKED_AT = 50;

/** Those whose things there are. */
export async function examplesFor(index: SearchIndex): Promise<readonly string[]> {
  const first = async (kind: EntryKind): Promise<readonly Entry[]> =>
    (await index.search({ words: '', filters: { kind } }, kind === 'dataset' ? MOST_LOOKED_AT : 1)).entries;
  const [datasets = [], columns = [], terms = []] = await Promise.all(
    (['dataset', 'column', 'term'] as const).map(first),
  );
  const names = new Map<string, string>();
  const put = async (slot: string, entry: Entry | undefined): Promise<void> => {
    if (entry !== undefined) names.set(slot, await typedName(index, entry));
  };
  await Promise.all([
    put('dataset', datasets[0]),
    put('made', datasets.at(-1)),
    put('column', columns[0]),
    put('term', terms[0]),
  ]);
  const personal = await index.search({ words: '', filters: { kind: 'column', isPersonal: true } }, 1);
  const namespace = (personal.entries[0] ?? datasets[0])?.namespace;
  if (namespace !== undefined) names.set('namespace', quotedName(namespace));
  return TEMPLATES.flatMap((template) => {
    const slot = /\{(?<name>[a-z]+)\}/.exec(template)?.groups?.['name'];
    if (slot === undefined) return [template];
    const name = names.get(slot);
    return name === undefined ? [] : [template.replace(`{${slot}}`, () => name)];
  });
}

/** Behind its namespace where others are called so too. */
async function typedName(index: SearchIndex, entry: Entry): Promise<string> {
  const name = entryLabel(entry);
  const called = await index.named(name, [entry.kind]);
  return quotedName(called.length > 1 ? `${entry.namespace}.${name}` : name);
}

function quotedName(name: string): string {
  return /["“”'’`]|\s{2}/u.test(name) ? `"${name.replaceAll('"', '')}"` : name;
}

/** What a glossary names, held against what there is. */
import type { Glossary, GlossaryDataset, Place } from '../model/glossary.ts';
import { compareStrings, datasetKey, type DatasetId, type JobId } from '../model/identity.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { Names } from './names.ts';
import { referencesOf, type Reference } from './reference.ts';
import { Search, type FindNearest } from './search.ts';
import { quote, quoteAll, quotePath } from './words.ts';

/** What the events know. */
export interface Known {
  readonly datasets: readonly KnownDataset[];
  readonly jobs: readonly JobId[];
}

export interface KnownDataset {
  readonly id: DatasetId;
  /** Paths; null where nothing is known of the dataset's columns, so that none of the glossary's can be wrong. */
  readonly columns: readonly string[] | null;
}

/**
 * Names the datasets, columns and jobs of a glossary that no event knows, and the terms and owners that it
 * refers to without defining them; each with the name that was most likely meant. By file and line.
 */
export function checkGlossary(glossary: Glossary, known: Known): readonly Problem[] {
  const search = new Search();
  const datasets = new Names(
    known.datasets.map(({ id }) => id),
    search,
  );
  const problems = [
    ...unknownEntities('dataset', glossary.datasets.values(), datasets),
    ...unknownColumns(glossary, known, search),
    ...unknownEntities('job', glossary.jobs.values(), new Names(known.jobs, search)),
    ...unknownReferences(glossary, search),
  ];
  return problems.toSorted(compareProblems);
}

function compareProblems(a: Problem, b: Problem): number {
  return compareStrings(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0);
}

interface Entity {
  readonly id: DatasetId | JobId;
  readonly place: Place;
}

function unknownEntities(
  noun: 'dataset' | 'job',
  entities: Iterable<Entity>,
  names: Names,
): readonly Problem[] {
  return [...entities]
    .filter(({ id }) => !names.has(id))
    .map(({ id, place }) => {
      const path = quotePath([`${noun}s`, id.namespace, id.name]);
      const hint = entityHint(noun, id, names.nearest(id));
      return problem(`glossary-unknown-${noun}`, place, `${path} is a ${noun} that no event names`, hint);
    });
}

function entityHint(noun: 'dataset' | 'job', id: DatasetId, near: DatasetId | null): string {
  if (near === null) return `compare its namespace and name with the events, or take the ${noun} out`;
  if (near.namespace === id.namespace) return `did you mean ${quote(near.name)}?`;
  return `did you mean ${quote(near.name)} in the namespace ${quote(near.namespace)}?`;
}

function unknownColumns(glossary: Glossary, known: Known, search: Search): readonly Problem[] {
  return known.datasets.flatMap(({ id, columns }) => {
    const dataset = glossary.datasets.get(datasetKey(id));
    return dataset === undefined || columns === null ? [] : unknownColumnsOf(dataset, columns, search);
  });
}

function unknownColumnsOf(
  { id, columns }: GlossaryDataset,
  known: readonly string[],
  search: Search,
): readonly Problem[] {
  const names = new Set(known);
  const find = search.among(known);
  return [...columns.values()]
    .filter(({ column }) => !names.has(column))
    .map(({ column, place }) => {
      const path = quotePath(['datasets', id.namespace, id.name, 'columns', column]);
      const message = `${path} is a column that no event names`;
      return problem('glossary-unknown-column', place, message, columnHint(find(column), known));
    });
}

/** So many names still help as a list. */
const MAX_LISTED = 12;

function columnHint(near: string | null, known: readonly string[]): string {
  if (near !== null) return `did you mean ${quote(near)}?`;
  const way = 'write nested fields by their path, such as `address.city`, or take the column out';
  if (known.length === 0 || known.length > MAX_LISTED) return way;
  return `the events name ${quoteAll(known, 'and')}; ${way}`;
}

function unknownReferences(glossary: Glossary, search: Search): readonly Problem[] {
  const meant = {
    term: idMeantBy(termsByName(glossary), search),
    owner: idMeantBy(ownersByName(glossary), search),
  };
  return [...referencesOf(glossary)]
    .filter(({ to, id }) => !(to === 'term' ? glossary.terms : glossary.owners).has(id))
    .map(({ to, id, path, place }) => {
      const message = `${quotePath(path)} refers to the ${to} ${quote(id)}, which is not defined`;
      return problem(`glossary-unknown-${to}`, place, message, referenceHint(to, id, meant[to](id)));
    });
}

function referenceHint(to: Reference['to'], id: string, meant: string | null): string {
  if (meant !== null) return `did you mean ${quote(meant)}?`;
  return `define it: ${quote(id)} as a key below ${quote(`${to}s:`)}`;
}

function idMeantBy(idsByName: ReadonlyMap<string, string>, search: Search): FindNearest {
  const find = search.among(idsByName.keys());
  return (written) => {
    const name = find(written);
    return name === null ? null : (idsByName.get(name) ?? null);
  };
}

/** Ids of terms by what people may write in place of one: a name, a synonym, or nearly the id. */
function termsByName({ terms }: Glossary): ReadonlyMap<string, string> {
  const named = [...terms.values()].flatMap(({ id, name, synonyms }) =>
    [name, ...synonyms].map((one) => [one, id] as const),
  );
  return new Map([...named, ...identityPairs(terms.keys())]);
}

function ownersByName({ owners }: Glossary): ReadonlyMap<string, string> {
  const named = [...owners.values()].map(({ id, name }) => [name, id] as const);
  return new Map([...named, ...identityPairs(owners.keys())]);
}

function identityPairs(ids: Iterable<string>): (readonly [string, string])[] {
  return [...ids].map((id) => [id, id]);
}

function problem(code: ProblemCode, { file, line }: Place, message: string, hint: string): Problem {
  return { code, severity: 'error', file, line, message, hint };
}

/** What a glossary names, held against what there is. */
import type { Glossary, GlossaryDataset } from '../model/glossary.ts';
import type { Place } from '../model/place.ts';
import { compareStrings, type DatasetId, type JobId } from '../model/identity.ts';
import type { Problem } from '../model/problem.ts';
import { columnsOfRule } from '../model/rule.ts';
import { unknownRelationships, unknownRuleColumns } from './check-rules.ts';
import { KnownColumns } from './known-columns.ts';
import { Names } from './names.ts';
import { referencesOf, type Reference } from './reference.ts';
import { Search, type FindNearest } from './search.ts';
import { columnHint, entityHint, unknownName } from './unknown.ts';
import { counted, quote, quotePath } from './words.ts';

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
 * Names the datasets, columns and jobs of a glossary, and of its rules, that no event knows, and the terms and owners that it
 * refers to without defining them; each with the name that was most likely meant. By file and line.
 */
export function checkGlossary(glossary: Glossary, known: Known): readonly Problem[] {
  const search = new Search();
  const datasets = new Names(
    known.datasets.map(({ id }) => id),
    search,
  );
  const columns = new KnownColumns(known.datasets, search);
  const described = [...glossary.datasets.values()].filter(({ id }) => datasets.has(id));
  const problems = [
    ...unknownEntities('dataset', glossary.datasets.values(), datasets),
    ...described.flatMap((dataset) => unknownColumns(dataset, columns)),
    ...described.flatMap((dataset) => unknownRuleColumns(dataset, columns)),
    ...described.flatMap((dataset) => unknownRelationships(dataset, datasets, columns)),
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
      return unknownName(`glossary-unknown-${noun}`, place, `${path} is a ${noun} that no event names`, hint);
    });
}

function unknownColumns({ id, columns, rules }: GlossaryDataset, known: KnownColumns): readonly Problem[] {
  const own = known.of(id);
  const unknown = [...columns.values()].filter(({ column }) => own?.names.has(column) === false);
  if (own === null || unknown.length === 0) return [];
  const rulesOf = Map.groupBy(rules.flatMap(columnsOfRule), (column) => column);
  return unknown.map(({ column, place }) => {
    const path = quotePath(['datasets', id.namespace, id.name, 'columns', column]);
    const about = rulesOf.get(column)?.length ?? 0;
    const rest = about === 0 ? '' : `, and ${counted(about, 'rule', 'rules')} of it cannot be checked`;
    const hint = columnHint(own.nearest(column), own.listed);
    return unknownName(
      'glossary-unknown-column',
      place,
      `${path} is a column that no event names${rest}`,
      hint,
    );
  });
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
      return unknownName(`glossary-unknown-${to}`, place, message, referenceHint(to, id, meant[to](id)));
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

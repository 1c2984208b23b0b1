/** Reads the facts that a built site states: in `api/`, and in the JSON twins of its pages. */
import { readEntities, hasTwin, type Entity } from './entity.ts';
import { fact, type Fact, type FactMap, type Facts } from './fact.ts';
import { aliasDetail } from './home.ts';
import { objectOr, type JsonObject } from './json.ts';
import { transformationKey } from './lineage.ts';
import { keyOf } from './name.ts';
import { namesOf, readJson, readRecords, recordsIn } from './site-record.ts';
import { edgeDetail } from './word.ts';

/** @throws Error where a file that the site promises is missing, or is no JSON */
export function readSite(site: string): Facts {
  const entities = readEntities(site);
  const twins = new Map(entities.filter(hasTwin).map((one) => [one, readJson(site, `${one.url}index.json`)]));
  const build = readJson(site, 'api/build.json');
  return {
    event: numbers(build['events'], ['read', 'accepted', 'duplicate', 'rejected']),
    count: numbers(withoutDerived(build['counts'], twins), [
      'datasets',
      'jobs',
      'columns',
      'runs',
      'terms',
      'ioEdges',
      'statedColumnEdges',
    ]),
    rejection: factMap(rejections(site)),
    facet: facets(twins),
    ...entityFacts(
      entities.filter((one) => !isDerived(one, twins)),
      twins,
    ),
    ...edgeFacts(readRecords(site, 'api/edges.ndjson')),
  };
}

/** Columns that SQL alone names: the counter does not read SQL. */
function derivedColumns(twin: JsonObject | undefined): readonly JsonObject[] {
  const [into, outOf] = [edgesByColumn(twin?.['columnSources'], 1), edgesByColumn(twin?.['columnUses'], 0)];
  return recordsIn(twin?.['columns']).filter(({ column, state }) => {
    const edges = [...(into.get(column) ?? []), ...(outOf.get(column) ?? [])];
    return state === 'undeclared' && edges.length > 0 && edges.every(({ origin }) => origin === 'derived');
  });
}

/** Groups of edges that differ in their columns alone, by the column at one end of each. */
function edgesByColumn(groups: unknown, end: 0 | 1): ReadonlyMap<unknown, readonly JsonObject[]> {
  const edges = recordsIn(groups).flatMap((group) =>
    (group['columns'] as readonly (readonly unknown[])[]).map((ends) => ({ group, column: ends[end] })),
  );
  const byColumn = Map.groupBy(edges, ({ column }) => column);
  return new Map([...byColumn].map(([column, those]) => [column, those.map(({ group }) => group)]));
}

function withoutDerived(counts: unknown, twins: ReadonlyMap<Entity, JsonObject>): JsonObject {
  const derived = [...twins.values()].reduce((sum, twin) => sum + derivedColumns(twin).length, 0);
  const all = objectOr(counts);
  return { ...all, columns: Number(all['columns']) - derived };
}

function isDerived(entity: Entity, twins: ReadonlyMap<Entity, JsonObject>): boolean {
  if (entity.kind !== 'column') return false;
  const [namespace, name, column] = entity.names;
  const twin = [...twins].find(
    ([one]) => one.kind === 'dataset' && one.names[0] === namespace && one.names[1] === name,
  );
  return derivedColumns(twin?.[1]).some((one) => one['column'] === column);
}

function entityFacts(
  entities: readonly Entity[],
  twins: ReadonlyMap<Entity, JsonObject>,
): Pick<Facts, Entity['kind']> {
  const ofKind = (kind: Entity['kind']): FactMap => {
    const found = entities.filter((one) => one.kind === kind);
    return factMap(found.map((one) => [keyOf(...one.names), detailOf(one, twins.get(one))]));
  };
  return {
    dataset: ofKind('dataset'),
    column: ofKind('column'),
    job: ofKind('job'),
    run: ofKind('run'),
    term: ofKind('term'),
  };
}

function edgeFacts(edges: readonly JsonObject[]): Pick<Facts, 'io edge' | 'column edge' | 'dependency'> {
  // What is read out of SQL is no statement of the log: the counter does not read SQL.
  const ofColumns = edges.filter(({ level, origin }) => level === 'column' && origin !== 'derived');
  return {
    'io edge': factMap(edges.filter(({ level }) => level === 'io').map(ioEdge)),
    'column edge': factMap(ofColumns.filter((edge) => endsAtColumn(edge)).map(columnEdge)),
    dependency: factMap(ofColumns.filter((edge) => !endsAtColumn(edge)).map(columnEdge)),
  };
}

type Entry = readonly [key: string, detail: string];

/** What is there twice is a fault: its detail says so, and equals no other. */
function factMap(entries: readonly Entry[]): FactMap {
  const facts = new Map<string, Fact>();
  for (const [key, detail] of entries) {
    const before = facts.get(key);
    facts.set(key, fact(before === undefined ? detail : `${before.detail}, and again ${detail}`));
  }
  return facts;
}

function numbers(value: unknown, names: readonly string[]): FactMap {
  return factMap(names.map((name) => [name, String(objectOr(value)[name])]));
}

function rejections(site: string): readonly Entry[] {
  return readRecords(site, 'api/problems.ndjson')
    .filter(({ code }) => code === 'event-unreadable' || code === 'event-invalid')
    .map(({ file, line }) => [keyOf(file, line), '']);
}

function detailOf({ kind, aliases }: Entity, twin: JsonObject | undefined): string {
  if (kind === 'run') return String(twin?.['state']);
  return kind === 'dataset' ? aliasDetail(aliases) : '';
}

function ioEdge({ direction, dataset, job, state }: JsonObject): Entry {
  return [keyOf(direction, namesOf(dataset), namesOf(job)), String(state)];
}

function endsAtColumn({ to }: JsonObject): boolean {
  return objectOr(to)['column'] !== undefined;
}

function columnEdge({ from, to, job, state, transformations }: JsonObject): Entry {
  const detail = edgeDetail(state === 'current', recordsIn(transformations).map(transformationKey));
  return [keyOf(namesOf(from), namesOf(to), job == null ? null : namesOf(job)), detail];
}

/** Those of the entity, and those of each dataset that it reads or writes. */
function facets(twins: ReadonlyMap<Entity, JsonObject>): FactMap {
  return new Map(
    [...twins].flatMap(([{ kind, names }, twin]) => [
      ...facetsOf([kind, ...names], twin),
      ...recordsIn(twin['inputs']).flatMap((use) =>
        facetsOf([kind, ...names, 'input', ...datasetOf(use)], use),
      ),
      ...recordsIn(twin['outputs']).flatMap((use) =>
        facetsOf([kind, ...names, 'output', ...datasetOf(use)], use),
      ),
    ]),
  );
}

/** A run's twin names the dataset itself; a job's has it in an edge. */
function datasetOf(use: JsonObject): readonly string[] {
  return namesOf(use['dataset'] ?? use);
}

/** A facet that broke its schema stands beside the last one that did not: two of one name are right. */
function facetsOf(owner: readonly string[], record: JsonObject): [string, Fact][] {
  return recordsIn(record['facets']).map(({ name }) => [keyOf(...owner, name), fact('')]);
}

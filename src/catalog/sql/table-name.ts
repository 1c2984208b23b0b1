/**
 * Which dataset a table's name in SQL means. SQL leaves out what the session knows (`orders`, where the dataset is
 * `public.orders` in `postgres://host:5432`), so names are compared from their last part backwards; a job's own
 * inputs and outputs come before other datasets, since SQL speaks of what its job uses.
 */
import type { Dataset } from '../../model/catalog.ts';
import { compareNames, datasetKey, type DatasetId, type Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Confidence } from '../../model/sql-reading.ts';
import type { FoundTable, Tables } from '../../sql/table.ts';

/** Datasets by the last part of their names, aliases included. */
export interface TableIndex {
  readonly byLastPart: ReadonlyMap<string, readonly Named[]>;
}

interface Named {
  readonly dataset: Dataset;
  /** The parts of the namespace's last segment and of the name, in lower case. */
  readonly path: readonly string[];
  /** How many of the parts are the name's. */
  readonly ofName: number;
  readonly namespace: string;
  /** Of the schema in force; null where there is none. */
  readonly columns: readonly string[] | null;
}

export function indexTables(datasets: readonly Dataset[]): TableIndex {
  const named = datasets.flatMap((dataset) => {
    const columns = columnsOf(dataset);
    return [dataset.id, ...dataset.aliases].map((id) => namedAs(id, dataset, columns));
  });
  return { byLastPart: Map.groupBy(named, ({ path }) => path.at(-1) ?? '') };
}

function namedAs({ namespace, name }: DatasetId, dataset: Dataset, columns: readonly string[] | null): Named {
  const parts = partsOf(name);
  const segment = namespace.split(/[/:]+/).findLast((one) => one !== '') ?? '';
  return { dataset, path: [...partsOf(segment), ...parts], ofName: parts.length, namespace, columns };
}

/** A path of files is one part, whose name may hold dots. */
function partsOf(name: string): string[] {
  const parts = name.includes('/') ? [name.slice(name.lastIndexOf('/') + 1)] : name.split('.');
  return parts.filter((part) => part !== '').map((part) => part.toLowerCase());
}

/** What one job uses. */
export interface JobTables {
  readonly inputs: readonly DatasetId[];
  readonly outputs: readonly DatasetId[];
}

/** How near a dataset is to a job: among what it uses as the SQL does, among what it uses, in a namespace of these. */
type Nearness = 0 | 1 | 2 | 3;

/** @param at the moment whose schemas count; null for those in force */
export function tablesOf(
  index: TableIndex,
  { inputs, outputs }: JobTables,
  at: Instant | null = null,
): Tables {
  const [read, written] = [new Set(inputs.map(datasetKey)), new Set(outputs.map(datasetKey))];
  const namespaces = new Set([...inputs, ...outputs].map(({ namespace }) => namespace));
  const nearnessOf = ({ dataset, namespace }: Named, use: 'read' | 'write'): Nearness => {
    const key = datasetKey(dataset.id);
    const [first, second] = use === 'read' ? [read, written] : [written, read];
    if (first.has(key)) return 0;
    if (second.has(key)) return 1;
    return namespaces.has(namespace) ? 2 : 3;
  };
  return {
    find: (name, use) => {
      const wanted = name.flatMap(partsOf);
      const fits = (index.byLastPart.get(wanted.at(-1) ?? '') ?? []).filter((one) => isMeant(one, wanted));
      const ranked = fits.map((one) => ({ one, nearness: nearnessOf(one, use) }));
      const usable = ranked.filter(({ nearness }) => nearness < 3 || wanted.length > 1);
      const nearest = Math.min(...usable.map(({ nearness }) => nearness));
      const best = distinct(usable.filter(({ nearness }) => nearness === nearest).map(({ one }) => one));
      return found(best, nearest < 2 ? 'high' : wanted.length > 1 ? 'medium' : 'low', at);
    },
  };
}

/** `schema.table` means `db.schema.table`, and `db.schema.table` means `schema.table` where that is all that is named. */
function isMeant({ path, ofName }: Named, wanted: readonly string[]): boolean {
  const length = Math.min(wanted.length, path.length);
  const same =
    path.slice(path.length - length).join('\0') === wanted.slice(wanted.length - length).join('\0');
  if (same) return true;
  // The namespace says something else than the SQL's database: the name decides, where it is more than one part.
  return (
    ofName > 1 &&
    ofName < wanted.length &&
    path.slice(-ofName).join('\0') === wanted.slice(-ofName).join('\0')
  );
}

/** One dataset may be there under several names. */
function distinct(named: readonly Named[]): readonly Named[] {
  return [...new Map<Key, Named>(named.map((one) => [datasetKey(one.dataset.id), one])).values()];
}

function found(named: readonly Named[], confidence: Confidence, at: Instant | null): FoundTable {
  const [one, ...more] = named;
  if (one === undefined) return { kind: 'unknown' };
  if (more.length > 0) {
    return { kind: 'ambiguous', candidates: named.map(({ dataset }) => dataset.id).sort(compareNames) };
  }
  const columns = at === null ? one.columns : columnsOf(one.dataset, at);
  return { kind: 'known', id: one.dataset.id, columns, confidence };
}

/**
 * Those of its schema in force.
 * @param at the moment that counts: before any schema, the first one does; null for now
 */
export function columnsOf(
  { columns, schemas }: Dataset,
  at: Instant | null = null,
): readonly string[] | null {
  const former =
    at === null ? undefined : (schemas.findLast(({ span }) => span.first.time <= at) ?? schemas[0]);
  if (former !== undefined) return former.columns.map(({ column }) => column);
  const names = columns.filter(({ state }) => state === 'current').map(({ id }) => id.column);
  return names.length > 0 ? names : null;
}

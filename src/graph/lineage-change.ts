/** Lineage through time: what the log was first heard to say, what it took back, and what it said again. */
import type { Catalog, ColumnEdge, Dataset, DatasetEdge, IoEdge, Spell } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import { compareStrings, type ColumnId, type DatasetId, type JobId } from '../model/identity.ts';
import { dayAfter, type Instant } from '../model/instant.ts';
import { memoryOf } from '../model/memory.ts';
import type { Graph } from './graph.ts';
import type { Network } from './network.ts';
import { schemaChanges } from './schema-change.ts';

/** What lineage is made of, in the order in which it is told. */
export type Thing =
  | { readonly kind: 'job'; readonly job: JobId }
  | { readonly kind: 'dataset'; readonly dataset: DatasetId }
  | { readonly kind: 'column'; readonly column: ColumnId }
  | { readonly kind: 'input'; readonly edge: IoEdge }
  | { readonly kind: 'output'; readonly edge: IoEdge }
  | { readonly kind: 'dataset-edge'; readonly edge: DatasetEdge }
  | { readonly kind: 'column-edge'; readonly edge: ColumnEdge };

export type ThingKind = Thing['kind'];

export const THING_KINDS: readonly ThingKind[] = [
  'job',
  'dataset',
  'column',
  'input',
  'output',
  'dataset-edge',
  'column-edge',
];

/**
 * `appeared`: the log says it for the first time. `vanished`: a statement that could say it no longer does; of a column,
 * the schema lost it. `returned`: it is said again. Jobs and datasets vanish from no log.
 */
export type ChangeWord = 'appeared' | 'returned' | 'vanished';

export interface LineageChange {
  readonly word: ChangeWord;
  readonly thing: Thing;
  readonly evidence: Evidence;
}

export type Tally = Readonly<Record<ThingKind, number>>;

export interface LineageMonth {
  /** `2026-11`, in UTC. */
  readonly month: string;
  /** How many things the month has of those that the log says at its beginning. */
  readonly beginning: Tally;
  /** Oldest first; of one event, by kind, each in the order of the catalog. */
  readonly changes: readonly LineageChange[];
}

export interface LineageHistory {
  /** The 24 hours from the log's first event: what they say for the first time may be as old as it likes. Null for an empty log. */
  readonly beginning: { readonly from: Instant; readonly until: Instant } | null;
  /** Those with any change, oldest first. */
  readonly months: readonly LineageMonth[];
}

const memory = memoryOf<Catalog, LineageHistory>('graph/lineage-change');

/** The pages of all months ask. */
export function lineageHistory(network: Network): LineageHistory {
  const known = memory.get(network.catalog) ?? findHistory(network);
  memory.set(network.catalog, known);
  return known;
}

/** Of nothing, to be counted up. */
export function emptyTally(): Record<ThingKind, number> {
  return { job: 0, dataset: 0, column: 0, input: 0, output: 0, 'dataset-edge': 0, 'column-edge': 0 };
}

/** Months as they are gathered. */
class Months {
  readonly #months = new Map<string, { beginning: Record<ThingKind, number>; changes: LineageChange[] }>();
  readonly #until: Instant;

  /** @param until the end of the log's beginning */
  constructor(until: Instant) {
    this.#until = until;
  }

  add(word: ChangeWord, thing: Thing, evidence: Evidence): void {
    const month = evidence.time.slice(0, 7);
    const entry = this.#months.get(month) ?? { beginning: emptyTally(), changes: [] };
    this.#months.set(month, entry);
    if (word === 'appeared' && evidence.time < this.#until) entry.beginning[thing.kind] += 1;
    else entry.changes.push({ word, thing, evidence });
  }

  inOrder(): LineageMonth[] {
    return [...this.#months]
      .map(([month, { beginning, changes }]) => ({ month, beginning, changes: changes.sort(compareChanges) }))
      .sort((a, b) => compareStrings(a.month, b.month));
  }
}

function findHistory({ catalog, graph }: Network): LineageHistory {
  const from = firstMoment(catalog);
  if (from === null) return { beginning: null, months: [] };
  const until = dayAfter(from);
  const months = new Months(until);
  for (const { id, span } of catalog.jobs) months.add('appeared', { kind: 'job', job: id }, span.first);
  addDatasets(months, catalog, graph);
  for (const edge of catalog.ioEdges) addSpells(months, { kind: edge.direction, edge }, edge.spells);
  for (const edge of catalog.datasetEdges) addSpells(months, { kind: 'dataset-edge', edge }, edge.spells);
  for (const edge of catalog.columnEdges) addSpells(months, { kind: 'column-edge', edge }, edge.spells);
  return { beginning: { from, until }, months: months.inOrder() };
}

function firstMoment({ datasets, jobs }: Catalog): Instant | null {
  let first: Instant | null = null;
  for (const { span } of [...datasets, ...jobs]) {
    if (first === null || span.first.time < first) first = span.first.time;
  }
  return first;
}

function addSpells(months: Months, thing: Thing, spells: readonly Spell[]): void {
  for (const [index, { first, endedBy }] of spells.entries()) {
    months.add(index === 0 ? 'appeared' : 'returned', thing, first);
    if (endedBy !== null) months.add('vanished', thing, endedBy);
  }
}

function addDatasets(months: Months, { datasets }: Catalog, graph: Graph): void {
  for (const dataset of datasets) {
    months.add('appeared', { kind: 'dataset', dataset: dataset.id }, dataset.span.first);
    for (const { id, span } of dataset.columns)
      months.add('appeared', { kind: 'column', column: id }, span.first);
    if (dataset.schemas.length > 1) addSchemaChanges(months, dataset, graph);
  }
}

/** Another reader's view is no change. A column that a schema names for the first time appeared when anything first named it. */
function addSchemaChanges(months: Months, dataset: Dataset, graph: Graph): void {
  const known = new Set<string>();
  for (const { version, isOtherView, columns } of schemaChanges(graph, dataset)) {
    const add = (word: ChangeWord, column: string): void => {
      months.add(word, { kind: 'column', column: { ...dataset.id, column } }, version.span.first);
    };
    for (const change of isOtherView ? [] : columns) {
      if (change.kind === 'removed' || change.kind === 'renamed') add('vanished', change.column);
      const arrived = change.kind === 'added' ? change.column : change.kind === 'renamed' ? change.to : null;
      if (arrived !== null && known.has(arrived)) add('returned', arrived);
    }
    for (const { column } of version.columns) known.add(column);
  }
}

/** Beyond this, the order is that of the catalog. */
function compareChanges(a: LineageChange, b: LineageChange): number {
  return (
    compareEvidence(a.evidence, b.evidence) ||
    THING_KINDS.indexOf(a.thing.kind) - THING_KINDS.indexOf(b.thing.kind)
  );
}

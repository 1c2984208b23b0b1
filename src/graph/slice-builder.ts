/**
 * Gathers the nodes of a slice of the flow, each once, with each edge between two of them, and counts what it leaves
 * out around each: the neighbours that are neither shown nor folded beside it.
 */
import { keyOf, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import { byContainer, byDomain, byNamespace, fanOf, type Fold } from './fan.ts';
import { neighboursOf, type Direction } from './flow.ts';
import { readsInLoop, writesInLoop, type Loops } from './loop.ts';
import type { Network } from './network.ts';
import { datasetNode, datasetNodeKey, foldNode, jobNode, jobNodeKey } from './slice-node.ts';
import type { Slice, SliceEdge, SliceNode } from './slice.ts';

/** What a slice is cut out of. */
export interface Surroundings extends Network {
  readonly loops: Loops;
}

/** A dataset or a job, by its identity. */
export interface Place {
  readonly kind: 'dataset' | 'job';
  readonly id: DatasetId | JobId;
}

/** All that is joined to one place on one of its sides. */
export interface Neighbours {
  readonly of: Place['kind'];
  readonly ids: readonly DatasetId[];
  /** How many nodes may stand for them. */
  readonly bound: number;
  /** The id of the page's section that lists them all. */
  readonly section: string;
  /** `past`: no longer so. */
  readonly kind?: 'value' | 'past';
}

interface Fan extends Neighbours {
  readonly center: Place;
  readonly side: Direction;
  readonly folds: readonly Fold<DatasetId>[];
}

export class SliceBuilder {
  readonly #around: Surroundings;
  readonly #withJobs: boolean;
  readonly #places = new Map<Key, Place>();
  readonly #edges = new Map<Key, SliceEdge>();
  readonly #folds = new Map<Key, SliceNode>();
  readonly #fans: Fan[] = [];
  /** How many of its neighbours on a side the slice shows of a node, one by one or folded. */
  readonly #shown = new Map<Key, number>();

  /** @param withJobs false where datasets are joined whatever the jobs between them */
  constructor(around: Surroundings, withJobs = true) {
    this.#around = around;
    this.#withJobs = withJobs;
  }

  keep(place: Place): void {
    this.#places.set(nodeKey(place), place);
  }

  join(from: Place, to: Place, kind: 'value' | 'past' = 'value'): void {
    this.keep(from);
    this.keep(to);
    const inCycle = kind === 'value' && this.#isInCycle(from, to);
    this.#edge({ ...between(nodeKey(from), nodeKey(to)), kind, label: null, inCycle }, 1);
  }

  /** Joins a place to its neighbours on one side, those beyond the bound folded; says which stand alone. */
  fan(center: Place, side: Direction, neighbours: Neighbours): readonly DatasetId[] {
    const { of, ids, bound, kind } = neighbours;
    const groupings =
      of === 'job' ? [byContainer, byNamespace] : [byDomain(this.#around.graph), byContainer, byNamespace];
    const { shown, folds } = fanOf(ids, bound, groupings);
    for (const id of shown) this.#joinOn(side, center, { kind: of, id }, kind);
    this.#fans.push({ ...neighbours, center, side, folds });
    return shown;
  }

  build(focus: Place | null): Slice {
    this.#keepLastOnes();
    this.#joinShown();
    for (const fan of this.#fans) this.#foldRest(fan);
    const focusKey = focus && nodeKey(focus);
    const nodes = [...this.#places].map(([key, place]) => this.#node(key, place, key === focusKey));
    return { nodes: [...nodes, ...this.#folds.values()], edges: [...this.#edges.values()], groups: [] };
  }

  #joinOn(side: Direction, center: Place, neighbour: Place, kind: Neighbours['kind']): void {
    if (side === 'upstream') this.join(neighbour, center, kind);
    else this.join(center, neighbour, kind);
  }

  /** Two that are shown are joined where the flow joins them, for whatever sake each is shown. */
  #joinShown(): void {
    const shown = [...this.#places.values()];
    const datasets = shown.filter(({ kind }) => kind === 'dataset');
    const jobs = shown.filter(({ kind }) => kind === 'job');
    const { reads, writes, isSource, inputsOf, writersOf, sourcesOf } = this.#around.flow;
    for (const job of jobs) {
      const inputs = this.#among(datasets, inputsOf(job.id), ({ id }) => reads(job.id, id));
      for (const input of inputs) this.join(input, job);
    }
    for (const dataset of datasets) {
      const sources = this.#withJobs
        ? [
            ...this.#among(jobs, writersOf(dataset.id), ({ id }) => writes(id, dataset.id)),
            ...this.#among(datasets, sourcesOf(dataset.id), ({ id }) => isSource(id, dataset.id)),
          ]
        : this.#among(datasets, neighboursOf(this.#around.flow, dataset.id, 'upstream'));
      for (const source of sources) this.join(source, dataset);
    }
  }

  /** Those of the places that are joined to one: by its list of them, or, where that is longer, one by one. */
  #among(
    places: readonly Place[],
    ids: readonly DatasetId[],
    isJoined: ((place: Place) => boolean) | null = null,
  ): readonly Place[] {
    const [first] = places;
    if (first === undefined) return [];
    if (isJoined !== null && ids.length > places.length) return places.filter(isJoined);
    return ids
      .map((id): Place => ({ kind: first.kind, id }))
      .filter((place) => this.#places.has(nodeKey(place)));
  }

  /** Of a fold all of whose members but one are shown for another's sake, that one is shown as well. */
  #keepLastOnes(): void {
    let isSettled = false;
    while (!isSettled) {
      isSettled = true;
      for (const fan of this.#fans) {
        for (const { members } of fan.folds) {
          const [last, ...others] = this.#unkept(fan, members);
          if (last === undefined || others.length > 0) continue;
          this.keep({ kind: fan.of, id: last });
          isSettled = false;
        }
      }
    }
  }

  #foldRest(fan: Fan): void {
    for (const fold of fan.folds) {
      const rest = this.#unkept(fan, fold.members);
      const folded = new Set(rest);
      for (const id of fold.members) {
        if (!folded.has(id)) this.#joinOn(fan.side, fan.center, { kind: fan.of, id }, fan.kind);
      }
      if (rest.length > 0) this.#joinFold(fan, fold, rest);
    }
  }

  /** Places that have the same neighbours folded share the fold. */
  #joinFold(fan: Fan, { shared, members, isPart }: Fold<DatasetId>, rest: readonly DatasetId[]): void {
    const { of, side, section, center, kind = 'value' } = fan;
    const count = rest.length;
    const key = `f${keyOf(section, kind, shared ?? '', ...rest.map((id) => nodeKey({ kind: of, id })))}`;
    const isRest = isPart || count < members.length;
    this.#folds.set(
      key,
      foldNode({ key, of, leadsTo: { kind: 'section', id: section }, shared, count, isRest }),
    );
    const ends = side === 'upstream' ? between(key, nodeKey(center)) : between(nodeKey(center), key);
    this.#edge({ ...ends, kind, label: null, inCycle: false }, count);
  }

  #unkept({ of }: Fan, members: readonly DatasetId[]): DatasetId[] {
    return members.filter((id) => !this.#places.has(nodeKey({ kind: of, id })));
  }

  #edge(edge: SliceEdge, count: number): void {
    const key = keyOf(edge.from.node, edge.to.node);
    const before = this.#edges.get(key);
    if (before !== undefined && (before.kind !== 'past' || edge.kind === 'past')) return;
    this.#edges.set(key, edge);
    if (edge.kind === 'past') return;
    this.#count(`out ${edge.from.node}`, count);
    this.#count(`in ${edge.to.node}`, count);
  }

  #count(key: Key, count: number): void {
    this.#shown.set(key, (this.#shown.get(key) ?? 0) + count);
  }

  #isInCycle(from: Place, to: Place): boolean {
    const { loops, flow } = this.#around;
    if (from.kind === 'job') return writesInLoop(loops, flow, from.id, to.id);
    return to.kind === 'job' ? readsInLoop(loops, flow, from.id, to.id) : loops.joinDatasets(from.id, to.id);
  }

  #node(key: Key, { kind, id }: Place, isFocus: boolean): SliceNode {
    const extras = {
      hiddenUpstream: this.#neighbours(kind, id, 'upstream') - (this.#shown.get(`in ${key}`) ?? 0),
      hiddenDownstream: this.#neighbours(kind, id, 'downstream') - (this.#shown.get(`out ${key}`) ?? 0),
      ...(isFocus ? { emphasis: 'focus' as const } : {}),
    };
    return kind === 'job' ? jobNode(id, extras) : datasetNode(this.#around.graph, id, extras);
  }

  #neighbours(kind: Place['kind'], id: DatasetId, side: Direction): number {
    const { flow } = this.#around;
    const isUpstream = side === 'upstream';
    if (kind === 'job') return (isUpstream ? flow.inputsOf(id) : flow.outputsOf(id)).length;
    if (!this.#withJobs) return neighboursOf(flow, id, side).length;
    return isUpstream
      ? flow.writersOf(id).length + flow.sourcesOf(id).length
      : flow.readersOf(id).length + flow.targetsOf(id).length;
  }
}

function nodeKey({ kind, id }: Place): Key {
  return kind === 'job' ? jobNodeKey(id) : datasetNodeKey(id);
}

function between(from: Key, to: Key): Pick<SliceEdge, 'from' | 'to'> {
  return { from: { node: from, row: null }, to: { node: to, row: null } };
}

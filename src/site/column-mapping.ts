/** A job's column mapping in few words: what most edges have in common is said once, and each output column in one line. */
import { endsAtColumn, isDirect, type ColumnEdge, type Spell } from '../model/catalog.ts';
import { columnKey, datasetKey, type ColumnId, type DatasetId } from '../model/identity.ts';
import type { JobPage, MappingLine } from './job-page.ts';
import { confidenceOf } from './shared-by-edges.ts';

type Transformations = ColumnEdge['transformations'];

/** Columns that take part in the same way. */
export interface Part {
  readonly from: readonly ColumnId[];
  /** None where the log states none. */
  readonly transformations: Transformations;
  /** One of their edges: all have the same origin and days. */
  readonly edge: ColumnEdge;
  /** Whether its origin is that of {@link OutputMapping.usual}. */
  readonly isOfUsualOrigin: boolean;
  /** Whether its days are those of {@link OutputMapping.usual}. */
  readonly isOfUsualDays: boolean;
}

export interface PartsLine {
  readonly to: MappingLine['to'];
  /** None where nothing takes part but what does so in every column. Values before influences. */
  readonly parts: readonly Part[];
}

export interface OutputMapping {
  /** An edge with the most frequent origin and days; of as frequent ones the first. */
  readonly usual: ColumnEdge;
  /** Whether all have them. */
  readonly isUniform: boolean;
  /** The dataset from which the most edges come; of as many the first. */
  readonly source: DatasetId;
  readonly isOnlySource: boolean;
  /** What decides every output column in the same way: which rows there are, their order, their grouping. */
  readonly forAll: readonly Part[];
  readonly lines: readonly PartsLine[];
}

/** How one column takes part, and what says so. */
interface Use {
  readonly from: ColumnId;
  readonly transformations: Transformations;
  readonly edge: ColumnEdge;
}

/** The first lines of a job's outputs. */
export interface FirstLines {
  readonly outputs: readonly (OutputMapping & {
    readonly output: DatasetId;
    readonly shown: readonly PartsLine[];
  })[];
  readonly shown: number;
  /** Those that are not shown, too. */
  readonly all: number;
}

/** @param most how many lines of all outputs together */
export function firstLines(mapping: JobPage['mapping'], most: number): FirstLines {
  const outputs: FirstLines['outputs'][number][] = [];
  let shown = 0;
  for (const { output, lines } of mapping) {
    if (shown === most) break;
    const mapped = outputMapping(lines);
    if (mapped === null) continue;
    const first = mapped.lines.slice(0, most - shown);
    outputs.push({ ...mapped, output, shown: first });
    shown += first.length;
  }
  return { outputs, shown, all: mapping.reduce((sum, { lines }) => sum + lines.length, 0) };
}

/** @param mapped the lines of one output; null of none */
function outputMapping(mapped: readonly MappingLine[]): OutputMapping | null {
  const edges = mapped.flatMap((line) => line.edges);
  const standings = Map.groupBy(edges, standingKey);
  const sources = Map.groupBy(edges, ({ from }) => datasetKey(from));
  const usual = largest(standings);
  const source = largest(sources)?.from;
  if (usual === undefined || source === undefined) return null;
  const partsOf = partsBeside(usual);
  const shared = usesOfAll(mapped);
  return {
    usual,
    isUniform: standings.size === 1,
    source: { namespace: source.namespace, name: source.name },
    isOnlySource: sources.size === 1,
    forAll: partsOf([...shared.values()]),
    lines: mapped.map(({ to, edges: ending }) => ({
      to,
      parts: partsOf(inOrder(ending).flatMap((edge) => withoutShared(edge, shared))),
    })),
  };
}

function largest(groups: ReadonlyMap<string, readonly ColumnEdge[]>): ColumnEdge | undefined {
  const most = Math.max(0, ...[...groups.values()].map(({ length }) => length));
  return [...groups.values()].find(({ length }) => length === most)?.[0];
}

/** The day on which an edge that holds was first seen, and that on which it came back, where it had gone. */
export function daysOf(spells: readonly Spell[]): readonly { readonly word: string; readonly day: string }[] {
  const told = [
    ['first seen', spells[0]],
    ['back', spells.length > 1 ? spells.at(-1) : undefined],
  ] as const;
  return told.flatMap(([word, spell]) => (spell ? [{ word, day: spell.first.time.slice(0, 10) }] : []));
}

function standingKey(edge: ColumnEdge): string {
  return originKey(edge) + daysKey(edge);
}

function originKey(edge: ColumnEdge): string {
  return JSON.stringify([edge.origin, confidenceOf(edge)]);
}

function daysKey({ spells }: ColumnEdge): string {
  return JSON.stringify(daysOf(spells));
}

function transformationsKey(transformations: Transformations): string {
  return JSON.stringify(
    transformations.map(({ type, subtype, description, masking }) => [type, subtype, description, masking]),
  );
}

function useKey({ from, transformations, edge }: Use): string {
  return JSON.stringify([columnKey(from), transformationsKey(transformations), standingKey(edge)]);
}

/** Indirect uses that every output column has; of a single column nothing is shared. */
function usesOfAll(mapped: readonly MappingLine[]): ReadonlyMap<string, Use> {
  const [first, ...rest] = mapped.filter(({ to }) => 'column' in to).map(indirectUses);
  if (first === undefined || rest.length === 0) return new Map();
  return new Map([...first].filter(([key]) => rest.every((uses) => uses.has(key))));
}

function indirectUses({ edges }: MappingLine): ReadonlyMap<string, Use> {
  const uses = edges.flatMap(indirectOf);
  return new Map(uses.map((use) => [useKey(use), use]));
}

function indirectOf(edge: ColumnEdge): Use[] {
  return edge.transformations
    .filter(({ type }) => type === 'INDIRECT')
    .map((one) => ({ from: edge.from, transformations: [one], edge }));
}

/** What an edge says beside what is said for all columns. */
function withoutShared(edge: ColumnEdge, shared: ReadonlyMap<string, Use>): Use[] {
  const { from, transformations } = edge;
  if (!endsAtColumn(edge) || transformations.length === 0) return [{ from, transformations, edge }];
  const left = transformations.filter((one) => !shared.has(useKey({ from, transformations: [one], edge })));
  return left.length === 0 ? [] : [{ from, transformations: left, edge }];
}

function inOrder(edges: readonly ColumnEdge[]): ColumnEdge[] {
  return [...edges.filter(isDirect), ...edges.filter((edge) => !isDirect(edge))];
}

function partsBeside(usual: ColumnEdge): (uses: readonly Use[]) => Part[] {
  return (uses) =>
    [...Map.groupBy(uses, alikeKey).values()].flatMap((alike) => {
      const [first] = alike;
      if (first === undefined) return [];
      const { transformations, edge } = first;
      return [
        {
          from: alike.map(({ from }) => from),
          transformations,
          edge,
          isOfUsualOrigin: originKey(edge) === originKey(usual),
          isOfUsualDays: daysKey(edge) === daysKey(usual),
        },
      ];
    });
}

function alikeKey({ transformations, edge }: Use): string {
  return JSON.stringify([transformationsKey(transformations), standingKey(edge)]);
}

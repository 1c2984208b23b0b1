/** Slice → Mermaid, to be pasted into a README, an issue or a wiki. */
import type { Emphasis, Slice, SliceEdge, SliceNode } from '../graph/slice.ts';
import { compareStrings, keyOf } from '../model/identity.ts';
import { mermaidText } from './mermaid-text.ts';

/** Datasets are cylinders, jobs are stadiums, and what stands for many has double sides. */
const SHAPES: Readonly<Record<SliceNode['kind'], readonly [open: string, close: string]>> = {
  dataset: ['[("', '")]'],
  job: ['(["', '"])'],
  fold: ['[["', '"]]'],
};
const ARROWS: Readonly<Record<SliceEdge['kind'], string>> = { value: '-->', influence: '-.->', past: '-.-x' };
const RANK: Readonly<Record<SliceEdge['kind'], number>> = { value: 0, influence: 1, past: 2 };
/** Strokes alone, so that either theme of the page that it is pasted into keeps its own colours. */
const STYLES: Readonly<Record<SliceNode['kind'] | Emphasis, string | null>> = {
  dataset: 'stroke:#2f6f8f',
  job: 'stroke:#8a5a17',
  fold: null,
  focus: 'stroke-width:3px',
  normal: null,
  past: 'stroke-dasharray:5 4',
  undeclared: 'stroke-dasharray:1 3',
};
/** An arrow's label names so many pairs of rows; beyond them it only counts. */
const PAIRS_NAMED = 3;

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly kind: SliceEdge['kind'];
  /** The pairs of rows that it stands for. */
  readonly pairs: readonly string[];
}

/**
 * A `flowchart LR`. Rows are folded into their nodes, and the edges between the rows of two nodes into one arrow of
 * each kind, which names the rows. The order of the slice's nodes, edges and groups changes nothing.
 */
export function mermaid(slice: Slice): string {
  const nodes = [...slice.nodes].sort((a, b) => compareStrings(a.key, b.key));
  const ids = new Map(nodes.map((node, index) => [node.key, `n${index + 1}`]));
  return (
    [
      'flowchart LR',
      ...groupBlocks(slice, nodes, ids),
      ...nodes.filter(({ group }) => group === null).map((node) => `  ${nodeLine(node, ids)}`),
      ...arrows(slice).map((arrow) => `  ${arrowLine(arrow, ids)}`),
      ...classLines(nodes, ids),
    ].join('\n') + '\n'
  );
}

type Ids = ReadonlyMap<string, string>;

function groupBlocks(slice: Slice, nodes: readonly SliceNode[], ids: Ids): readonly string[] {
  const groups = [...slice.groups].sort((a, b) => compareStrings(a.key, b.key));
  return groups.flatMap(({ key, label }, index) => {
    const members = nodes.filter(({ group }) => group === key);
    if (members.length === 0) return [];
    const lines = members.map((node) => `    ${nodeLine(node, ids)}`);
    return [`  subgraph g${index + 1}["${mermaidText(label)}"]`, ...lines, '  end'];
  });
}

function nodeLine(node: SliceNode, ids: Ids): string {
  const [open, close] = SHAPES[node.kind];
  const caption = node.caption === null ? '' : `<br/>${mermaidText(node.caption)}`;
  return `${idOf(node.key, ids)}${open}${mermaidText(node.label)}${caption}${close}`;
}

function arrows(slice: Slice): readonly Arrow[] {
  const rowLabels = new Map(
    slice.nodes.flatMap(({ key, rows }) => rows.map((row) => [keyOf(key, row.key), row.label] as const)),
  );
  const pairs = new Map<string, { readonly edge: SliceEdge; readonly pairs: Set<string> }>();
  for (const edge of slice.edges) {
    const key = keyOf(edge.from.node, edge.to.node, edge.kind);
    const arrow = pairs.get(key) ?? { edge, pairs: new Set<string>() };
    pairs.set(key, arrow);
    const names = [edge.from, edge.to].map(({ node, row }) =>
      row === null ? null : (rowLabels.get(keyOf(node, row)) ?? row),
    );
    if (names.some((name) => name !== null)) arrow.pairs.add(names.map((name) => name ?? '*').join(' → '));
  }
  return [...pairs.values()]
    .map(({ edge, pairs: named }) => ({
      from: edge.from.node,
      to: edge.to.node,
      kind: edge.kind,
      pairs: [...named].sort(compareStrings),
    }))
    .sort(
      (a, b) => compareStrings(a.from, b.from) || compareStrings(a.to, b.to) || RANK[a.kind] - RANK[b.kind],
    );
}

function arrowLine({ from, to, kind, pairs }: Arrow, ids: Ids): string {
  const named = pairs.slice(0, PAIRS_NAMED).map(mermaidText);
  if (pairs.length > named.length) named.push(`+${pairs.length - named.length} more`);
  const label = named.length === 0 ? '' : `|"${named.join('<br/>')}"|`;
  return `${idOf(from, ids)} ${ARROWS[kind]}${label} ${idOf(to, ids)}`;
}

/** A definition and its members for every kind and state that occurs. */
function classLines(nodes: readonly SliceNode[], ids: Ids): readonly string[] {
  return Object.entries(STYLES).flatMap(([name, style]) => {
    const members = nodes.filter(({ kind, emphasis }) => kind === name || emphasis === name);
    if (style === null || members.length === 0) return [];
    return [
      `  classDef ${name} ${style}`,
      `  class ${members.map(({ key }) => idOf(key, ids)).join(',')} ${name}`,
    ];
  });
}

function idOf(key: string, ids: Ids): string {
  const id = ids.get(key);
  if (id === undefined) {
    throw new Error(`mermaid: an edge ends at ${JSON.stringify(key)}, which the slice does not hold`);
  }
  return id;
}

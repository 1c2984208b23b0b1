/**
 * Puts the vertices of a graph into an order that follows from its structure: graphs that differ in their names
 * alone come out alike, which is what lets them share one layout.
 *
 * Colour refinement (the one-dimensional Weisfeiler–Leman algorithm) with individualisation: vertices are sorted by
 * what they are, then by what they are connected to, until nothing changes; of those that are still alike, one is set
 * apart by name and the sorting goes on.
 */
import { compareStrings } from '../model/identity.ts';

export interface Vertex {
  /** What it is, apart from its connections. */
  readonly colour: string;
  /** Unique; decides between vertices that the structure does not tell apart. */
  readonly name: string;
}

/** A connection, by the places of its ends in the list of vertices. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** Above this many vertices what is alike goes by name at once: shapes of that size are hardly ever shared. */
const INDIVIDUALISED = 40;

/** The vertices' places in the list, in canonical order. */
export function canonicalOrder(vertices: readonly Vertex[], arcs: readonly Arc[]): readonly number[] {
  let colours = refine(ranks(vertices.map(({ colour }) => colour)), arcs);
  if (vertices.length <= INDIVIDUALISED) {
    for (let tied = firstTied(colours, vertices); tied !== null; tied = firstTied(colours, vertices)) {
      const chosen = tied;
      colours = refine(
        colours.map((colour, index) => 2 * colour + (index === chosen ? 0 : 1)),
        arcs,
      );
    }
  }
  const settled = colours;
  return vertices
    .map((vertex, index) => ({ index, colour: settled[index] ?? 0, name: vertex.name }))
    .sort((a, b) => a.colour - b.colour || compareStrings(a.name, b.name))
    .map(({ index }) => index);
}

/** Splits the colours by what each vertex is connected to, until that splits no further. */
function refine(initial: readonly number[], arcs: readonly Arc[]): readonly number[] {
  let colours = initial;
  let count = new Set(colours).size;
  for (;;) {
    const next = ranks(signatures(colours, arcs));
    const nextCount = new Set(next).size;
    if (nextCount === count) return next;
    colours = next;
    count = nextCount;
  }
}

function signatures(colours: readonly number[], arcs: readonly Arc[]): readonly string[] {
  const connections: string[][] = colours.map(() => []);
  for (const { from, to, colour } of arcs) {
    connections[from]?.push(`>${padded(colours[to])}${colour}`);
    connections[to]?.push(`<${padded(colours[from])}${colour}`);
  }
  return connections.map((own, index) => `${padded(colours[index])} ${own.sort(compareStrings).join(' ')}`);
}

/** Wide enough that the order of the strings is that of the numbers. */
function padded(colour: number | undefined): string {
  return String(colour).padStart(6, '0');
}

/** Each string's place among the distinct ones. */
function ranks(strings: readonly string[]): readonly number[] {
  const rank = new Map([...new Set(strings)].sort(compareStrings).map((string, index) => [string, index]));
  return strings.map((string) => rank.get(string) ?? 0);
}

/** Of the first colour that several vertices have, the vertex whose name comes first. */
function firstTied(colours: readonly number[], vertices: readonly Vertex[]): number | null {
  const holders = new Map<number, number[]>();
  for (const [index, colour] of colours.entries()) {
    const others = holders.get(colour);
    if (others === undefined) holders.set(colour, [index]);
    else others.push(index);
  }
  const tied = [...holders].filter(([, indexes]) => indexes.length > 1).sort(([a], [b]) => a - b)[0];
  if (tied === undefined) return null;
  const name = (index: number): string => vertices[index]?.name ?? '';
  return tied[1].reduce((least, index) => (compareStrings(name(index), name(least)) < 0 ? index : least));
}

/** The lines of a drawing, those of one kind together under one arrowhead. */
import type { SliceEdge } from '../graph/slice.ts';
import type { Drawing, PlacedEdge } from '../layout/drawing.ts';
import { ARROW_LENGTH, edgePath } from './edge-path.ts';
import { element, textElement } from './markup.ts';
import type { References } from './reference.ts';
import { lineTitle } from './words.ts';

type Kind = SliceEdge['kind'];

/** From the back to the front: what matters more lies on top. */
const KINDS: readonly Kind[] = ['past', 'influence', 'value'];
const CLASSES: Readonly<Record<Kind, string>> = { value: 'dg-v', influence: 'dg-w', past: 'dg-p' };

/** Markers and paths; `id` is the diagram's, for the markers' own. */
export function svgEdges(drawing: Drawing, references: References, id: string): string {
  return KINDS.map((kind) => {
    const edges = drawing.edges.filter((edge) => edge.edges[0].kind === kind);
    return edges.length === 0 ? '' : edgesOfKind(kind, edges, id, references);
  }).join('');
}

function edgesOfKind(kind: Kind, edges: readonly PlacedEdge[], id: string, references: References): string {
  const markerId = `${id}-${CLASSES[kind]}`;
  const paths = edges.map((edge) =>
    element(
      'path',
      { class: isInCycle(edge) ? 'dg-y' : null, 'data-e': said(edge, references), d: edgePath(edge) },
      edge.edges.length === 1 ? '' : textElement('title', {}, describe(edge, references)),
    ),
  );
  return (
    arrowhead(markerId, kind) +
    element('g', { class: CLASSES[kind], 'marker-end': `url(#${markerId})` }, paths.join(''))
  );
}

/** Drawn around the point where the line ends: the style sheet lets it show beyond the marker's own frame. */
function arrowhead(id: string, kind: Kind): string {
  return element(
    'marker',
    { id, markerUnits: 'userSpaceOnUse', orient: 'auto' },
    element('path', { class: `${CLASSES[kind]}a`, d: `M0-3.5l${ARROW_LENGTH} 3.5-${ARROW_LENGTH} 3.5z` }),
  );
}

/** The line's two ends, and behind them its label, from which the script makes its title: `1.0 2.0 SUM`. */
function said({ edges }: PlacedEdge, references: References): string {
  const [{ from, to, label }] = edges;
  const ends = `${references.of(from)} ${references.of(to)}`;
  return edges.length === 1 && label !== null ? `${ends} ${label}` : ends;
}

function isInCycle({ edges }: PlacedEdge): boolean {
  return edges.some(({ inCycle }) => inCycle);
}

/** One sentence for each edge that the line stands for. */
function describe({ edges }: PlacedEdge, { nameOf }: References): string {
  return edges.map((edge) => lineTitle(nameOf(edge.from), nameOf(edge.to), edge)).join('\n');
}

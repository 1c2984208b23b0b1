/** The lines of a drawing, those of one kind together under one arrowhead. */
import type { SliceEdge } from '../graph/slice.ts';
import type { Drawing, PlacedEdge } from '../layout/drawing.ts';
import { ARROW_LENGTH, edgePath } from './edge-path.ts';
import { element, textElement } from './markup.ts';
import type { References } from './reference.ts';

type Kind = SliceEdge['kind'];

/** From the back to the front: what matters more lies on top. */
const KINDS: readonly Kind[] = ['past', 'influence', 'value'];
const CLASSES: Readonly<Record<Kind, string>> = { value: 'dg-v', influence: 'dg-w', past: 'dg-p' };
const VERBS: Readonly<Record<Kind, string>> = {
  value: 'flows into',
  influence: 'influences',
  past: 'used to flow into',
};

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
      { class: isInCycle(edge) ? 'dg-y' : null, 'data-e': ends(edge, references), d: edgePath(edge) },
      textElement('title', {}, describe(edge, references)),
    ),
  );
  return (
    arrowhead(markerId, kind) +
    element('g', { class: CLASSES[kind], 'marker-end': `url(#${markerId})` }, paths.join(''))
  );
}

function arrowhead(id: string, kind: Kind): string {
  return element(
    'marker',
    {
      id,
      markerWidth: ARROW_LENGTH,
      markerHeight: 8,
      refY: 4,
      markerUnits: 'userSpaceOnUse',
      orient: 'auto',
    },
    element('path', { class: `${CLASSES[kind]}a`, d: `M0 .5l${ARROW_LENGTH} 3.5-${ARROW_LENGTH} 3.5z` }),
  );
}

function ends({ edges: [{ from, to }] }: PlacedEdge, references: References): string {
  return `${references.of(from)} ${references.of(to)}`;
}

function isInCycle({ edges }: PlacedEdge): boolean {
  return edges.some(({ inCycle }) => inCycle);
}

/** One sentence for each edge that the line stands for. */
function describe({ edges }: PlacedEdge, { nameOf }: References): string {
  return edges
    .map(({ from, to, kind, label, inCycle }) => {
      const sentence = `${nameOf(from)} ${VERBS[kind]} ${nameOf(to)}${inCycle ? ', and back by a cycle' : ''}`;
      return label === null ? sentence : `${sentence}: ${label}`;
    })
    .join('\n');
}

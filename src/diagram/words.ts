/** What a drawing shows, in words: for those who hover, and for those who listen. */
import type { Emphasis, SliceEdge } from '../graph/slice.ts';

const STATES: Readonly<Record<Emphasis, string>> = {
  focus: '',
  normal: '',
  past: ', no longer current',
  undeclared: ', not declared by any schema',
};
const VERBS: Readonly<Record<SliceEdge['kind'], string>> = {
  value: 'flows into',
  influence: 'influences',
  past: 'used to flow into',
};

/** `Dataset`: what a box stands for, and what begins its title. */
export function kindWord(kind: 'dataset' | 'job'): string {
  return kind === 'job' ? 'Job' : 'Dataset';
}

/** `Dataset orders, raw, no longer current`. @param place shown beside the name; null where nothing is */
export function nodeTitle(
  kind: 'dataset' | 'job',
  name: string,
  place: string | null,
  emphasis: Emphasis,
): string {
  return `${kindWord(kind)} ${name}${beside(place)}${STATES[emphasis]}`;
}

/** `Column id, BIGINT`. */
export function rowTitle(name: string, detail: string | null, emphasis: Emphasis): string {
  return `Column ${name}${beside(detail)}${STATES[emphasis]}`;
}

/** `orders.id flows into sales.order_id: IDENTITY`. */
export function lineTitle(
  from: string,
  to: string,
  { kind, label, inCycle }: Pick<SliceEdge, 'kind' | 'label' | 'inCycle'>,
): string {
  const sentence = `${from} ${VERBS[kind]} ${to}${inCycle ? ', and back by a cycle' : ''}`;
  return label === null ? sentence : `${sentence}: ${label}`;
}

function beside(text: string | null): string {
  return text === null ? '' : `, ${text}`;
}

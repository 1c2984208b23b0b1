/**
 * What a reader made of a diagram, as the fragment of its page's address:
 * `#lineage-diagram?as=columns&off=past&open=1x3kf.down&z=1.5&x=640&y=130&lit=9ab3f`. What is not known in it is passed over.
 */
import type { Side } from './part.ts';

/** Other drawings of the same, as files beside the page: without jobs, with columns, with what is past. */
export const VARIANTS = ['datasets', 'columns', 'past'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The lines that can be left out of a drawing. */
export const LINE_KINDS = ['indirect', 'past'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** The neighbours of a node that were opened on one side. */
export interface Opening {
  /** By the short name of its page. */
  readonly node: string;
  readonly side: Side;
}

/** Where a drawing stands in its frame. */
export interface Framing {
  readonly zoom: number;
  /** The place of the drawing that is in the middle of the frame, in its own pixels. */
  readonly x: number;
  readonly y: number;
}

export interface ViewState {
  /** Null for the drawing in the page. */
  readonly as: Variant | null;
  /** Left out. */
  readonly off: readonly LineKind[];
  /** In the order in which they were opened. */
  readonly opened: readonly Opening[];
  /** Null where it stands as it is first shown. */
  readonly framing: Framing | null;
  /** The short name of the page of what is lit. */
  readonly lit: string | null;
}

/** As the page first shows it. */
export const PLAIN: ViewState = { as: null, off: [], opened: [], framing: null, lit: null };

/** @returns the fragment with its `#`; empty where the view is plain, unless `always` */
export function writeView(id: string, view: ViewState, always = false): string {
  const { as, off, opened, framing, lit } = view;
  const members = [
    ...(as === null ? [] : [`as=${as}`]),
    ...(off.length === 0 ? [] : [`off=${off.join('.')}`]),
    ...(opened.length === 0 ? [] : [`open=${opened.map(({ node, side }) => `${node}.${side}`).join('.')}`]),
    ...(framing === null
      ? []
      : [`z=${framing.zoom}`, `x=${Math.round(framing.x)}`, `y=${Math.round(framing.y)}`]),
    ...(lit === null ? [] : [`lit=${lit}`]),
  ];
  if (members.length === 0) return always ? `#${id}` : '';
  return `#${id}?${members.join('&')}`;
}

/** @returns null where the fragment is not about the diagram of that id */
export function readView(id: string, fragment: string): ViewState | null {
  if (!fragment.startsWith(`#${id}?`)) return fragment === `#${id}` ? PLAIN : null;
  const members = new URLSearchParams(fragment.slice(id.length + 2));
  const off = members.get('off')?.split('.') ?? [];
  return {
    as: VARIANTS.find((one) => one === members.get('as')) ?? null,
    off: LINE_KINDS.filter((one) => off.includes(one)),
    opened: openingsOf(members.get('open')?.split('.') ?? []),
    framing: framingOf(members),
    lit: nameOf(members.get('lit')),
  };
}

function framingOf(members: URLSearchParams): Framing | null {
  const [zoom, x, y] = ['z', 'x', 'y'].map((name) => Number.parseFloat(members.get(name) ?? ''));
  if (zoom === undefined || !(zoom > 0) || !Number.isFinite(zoom)) return null;
  return { zoom, x: finite(x), y: finite(y) };
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}

function openingsOf(words: readonly string[]): Opening[] {
  const openings: Opening[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const node = nameOf(words[at]);
    const side = words[at + 1];
    if (node !== null && (side === 'up' || side === 'down')) openings.push({ node, side });
  }
  return openings;
}

function nameOf(text: string | null | undefined): string | null {
  return text != null && /^[a-z0-9]{1,7}$/.test(text) ? text : null;
}

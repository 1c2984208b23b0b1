/** The controls above a drawing: how it is shown, how large, and how to take it along. */
import { element } from '../dom/element.ts';
import { choice, iconButton, keyList, menu, toggle } from './tools.ts';
import { VARIANTS, type LineKind, type Variant } from './view-state.ts';

export interface Controls {
  readonly zoom: (steps: number) => void;
  readonly fit: () => void;
  readonly full: () => void;
  readonly reset: () => void;
  readonly draw: (as: Variant | null) => void;
  readonly leaveOut: (kind: LineKind, isOff: boolean) => void;
  readonly copyLink: () => void;
  readonly copyMermaid: () => void;
  readonly saveSvg: () => void;
  readonly savePng: () => void;
}

const VARIANT_NAMES: Readonly<Record<Variant, string>> = {
  datasets: 'Datasets alone',
  columns: 'With columns',
  past: 'With what is past',
};
export const LINE_CLASSES: Readonly<Record<LineKind, string>> = { indirect: 'dg-w', past: 'dg-p' };
const LINE_NAMES: Readonly<Record<LineKind, string>> = { indirect: 'Indirect lines', past: 'Past lines' };

export interface ToolBar {
  readonly element: HTMLElement;
  /** Where the figure says what it did, and where the reader is. */
  readonly status: HTMLElement;
  /** Has the switches tell how the picture is drawn. */
  readonly tell: (as: Variant | null, off: readonly LineKind[], present: readonly LineKind[]) => void;
}

/** @param id the diagram's */
export function toolBar(id: string, variants: readonly Variant[], controls: Controls): ToolBar {
  const radios = [null, ...variants].map((as) =>
    toggle(
      { type: 'radio', name: `${id}-as`, value: as ?? '' },
      as === null ? 'As on the page' : VARIANT_NAMES[as],
      () => {
        controls.draw(as);
      },
    ),
  );
  const boxes = (['indirect', 'past'] as const).map((kind) =>
    toggle({ type: 'checkbox', value: kind }, LINE_NAMES[kind], (isOn) => {
      controls.leaveOut(kind, !isOn);
    }),
  );
  const status = element('p', { class: 'dg-said', role: 'status' });
  const group = `${id}-menu`;
  return {
    status,
    element: element(
      'div',
      { class: 'dg-tools', role: 'group', 'aria-label': 'The diagram' },
      menu(
        group,
        'Show',
        'What the diagram shows',
        ...(variants.length > 0 ? radios : []),
        ...boxes,
        choice('Reset', controls.reset),
      ),
      iconButton('less', 'Zoom out (−)', () => {
        controls.zoom(-1);
      }),
      iconButton('more', 'Zoom in (+)', () => {
        controls.zoom(1);
      }),
      iconButton('fit', 'Fit the whole (0)', controls.fit),
      iconButton('full', 'Full screen (f)', controls.full),
      menu(
        group,
        'Export',
        'Copy or save the diagram',
        choice('Copy link to this view', controls.copyLink),
        choice('Copy as Mermaid', controls.copyMermaid),
        choice('Save as SVG', controls.saveSvg),
        choice('Save as PNG', controls.savePng),
      ),
      menu(group, '?', 'Keys in the diagram', keyList()),
    ),
    tell: (as, off, present) => {
      for (const input of inputsOf(radios)) input.checked = input.value === (as ?? '');
      for (const [index, input] of inputsOf(boxes).entries()) {
        const kind = input.value as LineKind;
        input.checked = !off.includes(kind);
        const box = boxes[index];
        if (box !== undefined) box.hidden = !present.includes(kind);
      }
    },
  };
}

function inputsOf(labels: readonly HTMLElement[]): HTMLInputElement[] {
  return labels.flatMap((label) => [...label.querySelectorAll('input')]);
}

/** Those that a figure says there are, in our order. */
export function variantsOf(figure: HTMLElement): readonly Variant[] {
  const named = figure.dataset['variants']?.split(' ') ?? [];
  return VARIANTS.filter((one) => named.includes(one));
}

/** The frame that a drawing is seen through. It scrolls as any page does: moving a drawing is scrolling it. */
import { boundedZoom, drift, fittingZoom, type Size } from './zoom.ts';
import type { Framing } from './view-state.ts';

/** A place in the browser's window, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Stage {
  readonly zoom: () => number;
  /** @param about what stays where it is; the middle of the frame, where null */
  readonly zoomTo: (zoom: number, about?: Spot | null) => void;
  /** The whole drawing in the frame. */
  readonly fit: (most?: number) => void;
  /** As the page first showed it. */
  readonly reset: () => void;
  /** Null where it stands so. */
  readonly framing: () => Framing | null;
  readonly show: (framing: Framing) => void;
}

/** @param drawing gives the drawing that is shown */
export function stageOf(scroller: HTMLElement, drawing: () => SVGSVGElement): Stage {
  const zoom = (): number => drawing().getBoundingClientRect().width / sizeOf(drawing()).width;

  /** From now on the frame is as high as it is, or as the window allows, and scrolls both ways. */
  const hold = (): void => {
    if (scroller.classList.contains('zoomed')) return;
    scroller.style.setProperty('--rest', `${scroller.offsetHeight}px`);
    scroller.classList.add('zoomed');
  };

  const zoomTo = (wanted: number, about: Spot | null = null): void => {
    const spot = about ?? middleOf(scroller);
    const svg = drawing();
    hold();
    const before = svg.getBoundingClientRect();
    svg.style.width = `${sizeOf(svg).width * boundedZoom(wanted)}px`;
    const after = svg.getBoundingClientRect();
    scroller.scrollBy(
      drift({ start: before.x, length: before.width }, { start: after.x, length: after.width }, spot.x),
      drift({ start: before.y, length: before.height }, { start: after.y, length: after.height }, spot.y),
    );
  };

  const show = ({ zoom: wanted, x, y }: Framing): void => {
    zoomTo(wanted);
    const { left, top } = drawing().getBoundingClientRect();
    const middle = middleOf(scroller);
    scroller.scrollBy(left + x * zoom() - middle.x, top + y * zoom() - middle.y);
  };

  return {
    zoom,
    zoomTo,
    show,
    fit: (most) => {
      hold();
      zoomTo(fittingZoom(roomOf(scroller), sizeOf(drawing()), most));
    },
    reset: () => {
      scroller.classList.remove('zoomed');
      drawing().style.removeProperty('width');
    },
    framing: () => {
      if (!scroller.classList.contains('zoomed') && scroller.scrollLeft === 0) return null;
      const { left, top } = drawing().getBoundingClientRect();
      const middle = middleOf(scroller);
      return {
        zoom: boundedZoom(zoom()),
        x: (middle.x - left) / zoom(),
        y: (middle.y - top) / zoom(),
      };
    },
  };
}

/** A drawing's natural size. */
export function sizeOf(svg: SVGSVGElement): Size {
  return { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
}

function middleOf(scroller: HTMLElement): Spot {
  const { x, y } = scroller.getBoundingClientRect();
  return { x: x + scroller.clientWidth / 2, y: y + scroller.clientHeight / 2 };
}

/** Within the frame's padding. */
function roomOf(scroller: HTMLElement): Size {
  const { paddingInline, paddingBlock } = getComputedStyle(scroller);
  return {
    width: scroller.clientWidth - 2 * Number.parseFloat(paddingInline),
    height: scroller.clientHeight - 2 * Number.parseFloat(paddingBlock),
  };
}

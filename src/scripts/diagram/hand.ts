/** Moves and zooms a drawing by mouse, by wheel and by touch. */
import type { Spot, Stage } from './stage.ts';
import { turnedZoom } from './zoom.ts';

/** A press that moves less is a click; in pixels. */
const STILL = 4;
/** The height of a line, for wheels that count in lines. */
const LINE = 16;

/**
 * A plain wheel scrolls the page, until the drawing has the focus.
 * @param settled called when the drawing has come to rest
 */
export function followHand(scroller: HTMLElement, stage: Stage, settled: () => void): void {
  drag(scroller, settled);
  pinch(scroller, stage, settled);
  scroller.addEventListener(
    'wheel',
    (event) => {
      const { ctrlKey, metaKey, deltaX, deltaY, deltaMode, clientX, clientY } = event;
      const isMeant = ctrlKey || metaKey || scroller.contains(document.activeElement);
      if (!isMeant || Math.abs(deltaX) > Math.abs(deltaY)) return;
      event.preventDefault();
      const delta = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * LINE : deltaY;
      stage.zoomTo(turnedZoom(stage.zoom(), delta), { x: clientX, y: clientY });
      settled();
    },
    { passive: false },
  );
}

/** With a mouse or a pen; a finger scrolls by itself. */
function drag(scroller: HTMLElement, settled: () => void): void {
  let from: Spot | null = null;
  let isMoving = false;
  scroller.addEventListener('dragstart', (event) => {
    event.preventDefault();
  });
  scroller.addEventListener('pointerdown', ({ button, pointerType, clientX, clientY }) => {
    isMoving = false;
    from = button === 0 && pointerType !== 'touch' ? { x: clientX, y: clientY } : null;
  });
  scroller.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (from === null) return;
    const [x, y] = [from.x - clientX, from.y - clientY];
    if (!isMoving && Math.hypot(x, y) < STILL) return;
    if (!isMoving) scroller.setPointerCapture(pointerId);
    isMoving = true;
    from = { x: clientX, y: clientY };
    scroller.scrollBy({ left: x, top: y, behavior: 'instant' });
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    scroller.addEventListener(end, () => {
      if (isMoving) settled();
      from = null;
    });
  }
  scroller.addEventListener(
    'click',
    (event) => {
      if (!isMoving) return;
      isMoving = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

function pinch(scroller: HTMLElement, stage: Stage, settled: () => void): void {
  let start: { readonly apart: number; readonly zoom: number } | null = null;
  scroller.addEventListener('touchstart', ({ touches }) => {
    start = touches.length === 2 ? { apart: apart(touches), zoom: stage.zoom() } : null;
  });
  scroller.addEventListener(
    'touchmove',
    (event) => {
      if (start === null || event.touches.length !== 2) return;
      event.preventDefault();
      stage.zoomTo((start.zoom * apart(event.touches)) / start.apart, between(event.touches));
    },
    { passive: false },
  );
  scroller.addEventListener('touchend', () => {
    if (start !== null) settled();
    start = null;
  });
}

function apart(touches: TouchList): number {
  const [a, b] = touches;
  return a === undefined || b === undefined ? 1 : Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}

function between(touches: TouchList): Spot | null {
  const [a, b] = touches;
  return a === undefined || b === undefined
    ? null
    : { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
}

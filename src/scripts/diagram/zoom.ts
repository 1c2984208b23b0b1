/** How large a drawing is shown. A zoom of 1 is its natural size. */

const STEP = 1.25;
const LEAST = 0.1;
const MOST = 4;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** To a hundredth, within the bounds. */
export function boundedZoom(zoom: number): number {
  return Math.min(MOST, Math.max(LEAST, Math.round(zoom * 100) / 100));
}

export function steppedZoom(zoom: number, steps: number): number {
  return boundedZoom(zoom * STEP ** steps);
}

/** What a turn of the wheel makes of it: `delta` is in pixels, and positive towards the reader. */
export function turnedZoom(zoom: number, delta: number): number {
  const turned = boundedZoom(zoom * Math.exp(Math.min(120, Math.max(-120, -delta)) * 0.003));
  // What rounding would swallow still moves.
  return turned === zoom ? boundedZoom(zoom - Math.sign(delta) * 0.01) : turned;
}

/** The zoom at which the whole drawing is in the frame; never more than `most`. */
export function fittingZoom(frame: Size, drawing: Size, most = 1): number {
  const fitting = Math.min(frame.width / drawing.width, frame.height / drawing.height, most);
  return Math.min(MOST, Math.max(LEAST, Math.floor(fitting * 100) / 100));
}

/** From where to where something lies along one axis. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** How far a place that was at `point` has moved, when what it lies in went from one stretch to another. */
export function drift(before: Stretch, after: Stretch, point: number): number {
  return after.start + ((point - before.start) / before.length) * after.length - point;
}

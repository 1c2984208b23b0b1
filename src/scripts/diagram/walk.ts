/** Where the arrow keys lead in a picture. */
import { nodeOf, neighboursOf, type Ends } from './part.ts';

/** A part of a picture and the box that it fills, in pixels of any origin. */
export interface Place {
  readonly part: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * From a part along its lines, or to the next above or below it in its column of the picture.
 * @returns null where there is nothing in that direction
 */
export function walk(
  part: string,
  direction: Direction,
  places: readonly Place[],
  lines: readonly Ends[],
): string | null {
  const at = places.find((place) => place.part === part);
  if (at === undefined) return null;
  const candidates =
    direction === 'left' || direction === 'right'
      ? along(part, direction === 'left' ? 'up' : 'down', places, lines)
      : inColumn(at, direction, places);
  const middle = middleOf(at);
  const nearest = candidates.reduce<Place | null>(
    (best, one) =>
      best === null || Math.abs(middleOf(one) - middle) < Math.abs(middleOf(best) - middle) ? one : best,
    null,
  );
  return nearest?.part ?? null;
}

function along(
  part: string,
  side: 'up' | 'down',
  places: readonly Place[],
  lines: readonly Ends[],
): readonly Place[] {
  const ends = new Set(neighboursOf(part, side, lines));
  return places.filter((place) => ends.has(place.part) && nodeOf(place.part) !== nodeOf(part));
}

function inColumn(at: Place, direction: 'up' | 'down', places: readonly Place[]): readonly Place[] {
  const middle = middleOf(at);
  return places.filter(
    (one) =>
      one !== at &&
      one.x < at.x + at.width &&
      at.x < one.x + one.width &&
      (direction === 'up' ? middleOf(one) < middle : middleOf(one) > middle),
  );
}

function middleOf({ y, height }: Place): number {
  return y + height / 2;
}

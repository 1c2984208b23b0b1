import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedZoom, drift, fittingZoom, steppedZoom, turnedZoom } from '../../src/scripts/diagram/zoom.ts';

const anyZoom = fc.double({ min: 0.1, max: 4, noNaN: true }).map(boundedZoom);

describe('the zoom', () => {
  test('stays within its bounds, in hundredths', () => {
    expect(boundedZoom(99)).toBe(4);
    expect(boundedZoom(0)).toBe(0.1);
    expect(boundedZoom(1.23456)).toBe(1.23);
  });

  test('grows by a quarter with each step, and comes back', () => {
    expect(steppedZoom(1, 1)).toBe(1.25);
    expect(steppedZoom(1.25, -1)).toBe(1);
  });

  test('follows the wheel: away from the reader is nearer, and every turn counts until a bound', () => {
    fc.assert(
      fc.property(anyZoom, fc.integer({ min: -500, max: 500 }), (zoom, delta) => {
        const turned = turnedZoom(zoom, delta);
        if (delta === 0) expect(turned).toBe(zoom);
        else if (delta < 0 && zoom < 4) expect(turned).toBeGreaterThan(zoom);
        else if (delta > 0 && zoom > 0.1) expect(turned).toBeLessThan(zoom);
      }),
    );
  });

  test('that fits has the whole drawing in the frame, and does not enlarge it beyond the bound', () => {
    expect(fittingZoom({ width: 500, height: 500 }, { width: 1000, height: 400 })).toBe(0.5);
    expect(fittingZoom({ width: 500, height: 100 }, { width: 1000, height: 400 })).toBe(0.25);
    expect(fittingZoom({ width: 5000, height: 5000 }, { width: 100, height: 100 })).toBe(1);
    expect(fittingZoom({ width: 5000, height: 5000 }, { width: 100, height: 100 }, 1.5)).toBe(1.5);
  });
});

test('what is held stays under the pointer, however the drawing is zoomed', () => {
  const side = fc.record({
    start: fc.integer({ min: -2000, max: 2000 }),
    length: fc.integer({ min: 1, max: 5000 }),
  });
  fc.assert(
    fc.property(side, side, fc.integer({ min: -2000, max: 2000 }), (before, after, point) => {
      const ratio = (point - before.start) / before.length;
      const moved = { ...after, start: after.start - drift(before, after, point) };
      expect((point - moved.start) / moved.length).toBeCloseTo(ratio, 6);
    }),
  );
});

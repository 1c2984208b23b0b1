import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortName } from '../../src/scripts/diagram/short-name.ts';
import {
  LINE_KINDS,
  PLAIN,
  readView,
  VARIANTS,
  writeView,
  type ViewState,
} from '../../src/scripts/diagram/view-state.ts';

const anyName = fc.string({ unit: 'binary' }).map(shortName);
const anyView: fc.Arbitrary<ViewState> = fc.record({
  as: fc.constantFrom(null, ...VARIANTS),
  off: fc.subarray([...LINE_KINDS]),
  opened: fc.array(fc.record({ node: anyName, side: fc.constantFrom('up', 'down') }), { maxLength: 4 }),
  framing: fc.option(
    fc.record({
      zoom: fc.integer({ min: 10, max: 400 }).map((hundredths) => hundredths / 100),
      x: fc.integer({ min: -100, max: 9000 }),
      y: fc.integer({ min: -100, max: 9000 }),
    }),
  ),
  lit: fc.option(anyName),
});

describe('the address of a view', () => {
  test('says all of it', () => {
    expect(
      writeView('lineage-diagram', {
        as: 'columns',
        off: ['past'],
        opened: [{ node: '1x3kf', side: 'down' }],
        framing: { zoom: 1.5, x: 640.4, y: 130 },
        lit: '9ab3f',
      }),
    ).toBe('#lineage-diagram?as=columns&off=past&open=1x3kf.down&z=1.5&x=640&y=130&lit=9ab3f');
  });

  test('gives any view back', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(readView('d', writeView('d', view, true))).toEqual(view);
      }),
    );
  });

  test('is empty for the view that the page comes with, unless one is wanted', () => {
    expect(writeView('d', PLAIN)).toBe('');
    expect(writeView('d', PLAIN, true)).toBe('#d');
  });

  test.each(['', '#columns', '#other?z=2', '#diagram', '#d-2?z=2'])('is not %j', (fragment) => {
    expect(readView('d', fragment)).toBeNull();
  });

  test('passes over what is not known in it', () => {
    expect(readView('d', '#d?z=-1&as=clouds&off=past.weather&open=a.sideways.b&lit=<b>&more=1')).toEqual({
      ...PLAIN,
      off: ['past'],
    });
  });

  test('is read whatever is written there', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readView('d', `#d?${text}`)).not.toBeNull();
      }),
    );
  });
});

describe('the short name of a page', () => {
  // From the test vectors of the hash, draft-eastlake-fnv.
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of %j is its hash, the same in every build', (path, hash) => {
    expect(shortName(path)).toBe(hash.toString(36));
  });

  test('differs among the pages of a large site', () => {
    const names = Array.from({ length: 2000 }, (_, index) => shortName(`datasets/raw/table_${index}/`));
    expect(new Set(names).size).toBe(names.length);
  });
});

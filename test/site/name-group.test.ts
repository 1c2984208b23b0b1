import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameAnchor, groupByName } from '../../src/site/name-group.ts';
import { leadingParts } from '../../src/site/name-part.ts';

const group = (names: readonly string[]) => groupByName(names, leadingParts, (prefix) => prefix);

describe('things in groups', () => {
  test('stand with those that share the most leading parts with them', () => {
    expect(group(['db.a.x', 'db.a.y', 'db.b.z', 'other'])).toEqual([
      { prefix: '', anchors: [], items: ['other'] },
      { prefix: 'db.', anchors: ['db.'], items: ['db.b.z'] },
      { prefix: 'db.a.', anchors: ['db.a.'], items: ['db.a.x', 'db.a.y'] },
    ]);
  });

  test('are led to by a part that no group has to itself', () => {
    expect(group(['db.a.x', 'db.a.y'])).toEqual([
      { prefix: 'db.a.', anchors: ['db.', 'db.a.'], items: ['db.a.x', 'db.a.y'] },
    ]);
  });

  test('each stand in one group, and each shared prefix leads to the first that begins with it', () => {
    const names = fc.uniqueArray(
      fc
        .array(fc.constantFrom('a', 'b', '__proto__'), { minLength: 1, maxLength: 4 })
        .map((all) => all.join('.')),
    );
    fc.assert(
      fc.property(names, (all) => {
        const groups = group(all);
        expect(groups.flatMap(({ items }) => items).sort()).toEqual([...all].sort());
        const prefixes = new Set(all.flatMap((name) => leadingParts(name).map(({ prefix }) => prefix)));
        const shared = [...prefixes].filter(
          (prefix) => all.filter((name) => name.startsWith(prefix)).length > 1,
        );
        expect(groups.flatMap(({ anchors }) => anchors).sort()).toEqual(shared.sort());
        for (const prefix of shared) {
          const first = groups.find((one) => one.prefix.startsWith(prefix));
          expect(first?.anchors).toContain(prefix);
        }
        for (const { prefix, anchors } of groups) expect(anchors.at(-1) ?? '').toBe(prefix);
      }),
    );
  });

  test('have ids that differ where their prefixes do, in letter case alone too', () => {
    const ids = ['db.', 'Db.', 'db..', 'd b.', '__proto__.', '🕷/'].map(nameAnchor);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^in-[a-z0-9._~-]+$/);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wayOf, type Holding } from '../../src/graph/personal-data/holding.ts';
import { MAX_KINDS, type Kind } from '../../src/graph/personal-data/kind.ts';
import { personalData, type PersonalColumn } from '../../src/graph/personal-data/personal-data.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { ColumnId } from '../../src/model/identity.ts';
import { catalogOf, dataset, datasetEvent, lineage, runEvent } from '../catalog/log.ts';
import { naiveSpread, naiveWords } from './naive-personal-data.ts';
import { columnId } from './network.ts';
import { anyPersonal, link, personalCatalog, type PersonalLink } from './personal-network.ts';

const nameOf = ({ name, column }: ColumnId): string => `${name}.${column}`;

const wordOf = (kind: Kind): string =>
  kind.is === 'named' ? kind.name : kind.is === 'unstated' ? '(unstated)' : `(${kind.kinds} more)`;

/** `b.x email clear 1`: with the distance from a declared column. */
const line = ({ id, kind, state, distance }: Holding): string =>
  `${nameOf(id)} ${wordOf(kind)} ${state} ${distance}`;

/** Of all columns that are not declared free. */
const holdings = (catalog: Catalog): readonly string[] =>
  personalData(catalog).columns.flatMap(({ free, holdings: those }) =>
    free === null ? those.map(line) : [],
  );

const of = (catalog: Catalog, path: string): PersonalColumn => {
  const found = personalData(catalog).of(columnId(path));
  if (found === null) throw new Error(`nothing is said of ${path}`);
  return found;
};

const only = ({ holdings: [first] }: PersonalColumn): Holding => {
  if (first === undefined) throw new Error('the column holds nothing');
  return first;
};

/** `a.x j b.x` */
const wayTo = (holding: Holding): string => {
  const way = wayOf(holding);
  const steps = way.map(({ id, via }) => `${via?.job?.name ?? '–'} ${nameOf(id)}`);
  return [...way.slice(0, 1).map(({ via }) => nameOf(via?.from ?? holding.id)), ...steps].join(' ');
};

describe('a kind of personal data', () => {
  test('goes from a declared column along direct edges, however many', () => {
    const catalog = personalCatalog([link('a.x', 'b.x'), link('b.x', 'c.x'), link('d.x', 'c.x')], {
      glossary: { 'a.x': 'email' },
    });
    expect(holdings(catalog)).toEqual(['a.x email clear 0', 'b.x email clear 1', 'c.x email clear 2']);
    expect(wayTo(only(of(catalog, 'c.x')))).toBe('a.x j b.x j c.x');
    expect(personalData(catalog).of(columnId('d.x'))).toBe(null);
  });

  test('does not go along an edge that only influences, or that no longer holds', () => {
    const influence = [link('a.x', 'b.x', 'indirect'), link('a.x', 'c.x', ['indirect', 'indirect mask'])];
    expect(holdings(personalCatalog(influence, { glossary: { 'a.x': 'email' } }))).toHaveLength(1);
    const past = catalogOf([
      datasetEvent(0, dataset('a', { tags: { tags: [{ key: 'pii', value: 'email', field: 'x' }] } })),
      runEvent('r', 'COMPLETE', 1, { outputs: [dataset('out', lineage({ x: ['a.x'] }))] }),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('out', lineage({ x: ['b.x'] }))] }),
    ]);
    expect(holdings(past)).toEqual(['a.x email clear 0']);
  });

  test('is masked from a masking edge on, and says which', () => {
    const catalog = personalCatalog(
      [
        link('a.x', 'b.x'),
        link('b.x', 'c.x', 'mask', 'hash'),
        link('c.x', 'd.x'),
        link('d.x', 'e.x', 'mask'),
      ],
      { glossary: { 'a.x': 'email' } },
    );
    expect(holdings(catalog)).toEqual([
      'a.x email clear 0',
      'b.x email clear 1',
      'c.x email masked 2',
      'd.x email masked 3',
      'e.x email masked 4',
    ]);
    expect(of(catalog, 'a.x').holdings[0]?.maskedBy).toBe(null);
    for (const path of ['c.x', 'd.x', 'e.x'])
      expect(only(of(catalog, path)).maskedBy).toMatchObject({ job: { name: 'hash' }, to: { name: 'c' } });
  });

  test('is masked by an edge only where each of its direct transformations masks', () => {
    const through = (...by: PersonalLink['by']): string | undefined =>
      holdings(personalCatalog([link('a.x', 'b.x', by)], { glossary: { 'a.x': 'email' } }))[1];
    expect(through('mask')).toBe('b.x email masked 1');
    expect(through('mask', 'clear')).toBe('b.x email clear 1');
    expect(through('mask', 'indirect')).toBe('b.x email masked 1');
    expect(through()).toBe('b.x email clear 1');
  });

  test('is in the clear where one of several ways is, even if it is the longer one', () => {
    const catalog = personalCatalog(
      [link('a.x', 'c.x', 'mask'), link('a.x', 'b.x'), link('b.x', 'c.x'), link('c.x', 'd.x')],
      { glossary: { 'a.x': 'email' } },
    );
    expect(holdings(catalog).slice(2)).toEqual(['c.x email clear 2', 'd.x email clear 3']);
    expect(wayTo(only(of(catalog, 'c.x')))).toBe('a.x j b.x j c.x');
    const twoJobs = [link('a.x', 'b.x', 'mask', 'j'), link('a.x', 'b.x', 'clear', 'k')];
    const between = personalCatalog(twoJobs, { glossary: { 'a.x': 'email' } });
    expect(holdings(between)[1]).toBe('b.x email clear 1');
    expect(wayTo(only(of(between, 'b.x')))).toBe('a.x k b.x');
  });

  test('comes by the shortest way, and of several by the least column and job', () => {
    const catalog = personalCatalog(
      [
        link('a.y', 'c.x'),
        link('a.x', 'c.x', 'clear', 'l'),
        link('a.x', 'c.x', 'clear', 'k'),
        link('b.x', 'd.x'),
        link('c.x', 'd.x'),
      ],
      { glossary: { 'a.y': 'email', 'a.x': 'email', 'b.x': 'email' } },
    );
    expect(wayTo(only(of(catalog, 'c.x')))).toBe('a.x k c.x');
    expect(wayTo(only(of(catalog, 'd.x')))).toBe('b.x j d.x');
  });

  test('gives of a long way as many entries at its end as are asked for', () => {
    const chain = ['a.x', 'b.x', 'c.x', 'd.x', 'e.x'];
    const catalog = personalCatalog(
      chain.slice(1).map((to, index) => link(chain[index] ?? '', to)),
      { glossary: { 'a.x': 'email' } },
    );
    const last = only(of(catalog, 'e.x'));
    expect(wayOf(last, 2).map(({ id }) => nameOf(id))).toEqual(['d.x', 'e.x']);
    expect(wayOf(last)).toHaveLength(4);
  });

  test('ends its walk on cycles', () => {
    const ring = [link('a.x', 'b.x'), link('b.x', 'a.x'), link('b.x', 'b.x'), link('c.x', 'a.x', 'mask')];
    const catalog = personalCatalog(ring, { glossary: { 'b.x': 'email' } });
    expect(holdings(catalog)).toEqual(['a.x email masked 1', 'b.x email masked 0']);
    const open = personalCatalog(ring.slice(0, 3), { glossary: { 'b.x': 'email' } });
    expect(holdings(open)).toEqual(['a.x email clear 1', 'b.x email clear 0']);
    expect(wayTo(only(of(open, 'b.x')))).toBe('');
  });

  test('comes to columns that no schema has', () => {
    const catalog = personalCatalog([link('a.x', 'ghost.x')], { glossary: { 'a.x': 'email' } });
    expect(catalog.datasets.find(({ id }) => id.name === 'ghost')?.columns[0]?.state).toBe('undeclared');
    expect(holdings(catalog)).toEqual(['a.x email clear 0', 'ghost.x email clear 1']);
  });

  test('is told apart from others that come to the same column', () => {
    const catalog = personalCatalog([link('a.x', 'c.x', 'mask'), link('b.x', 'c.x'), link('c.x', 'd.x')], {
      glossary: { 'a.x': 'email', 'b.x': 'name', 'd.x': 'phone' },
    });
    expect(of(catalog, 'c.x').holdings.map(line)).toEqual(['c.x email masked 1', 'c.x name clear 1']);
    expect(of(catalog, 'd.x').holdings.map(line)).toEqual([
      'd.x email masked 2',
      'd.x name clear 2',
      'd.x phone clear 0',
    ]);
  });
});

describe('a declared column', () => {
  test('says where it is declared, and from which other declared column it comes', () => {
    const catalog = personalCatalog([link('a.x', 'b.x'), link('b.x', 'c.x')], {
      glossary: { 'a.x': 'email', 'c.x': 'email' },
    });
    const { declared } = only(of(catalog, 'c.x'));
    expect(declared).toEqual([
      { origin: 'glossary', kind: 'email', place: { file: 'glossary.yaml', line: 2 } },
    ]);
    expect(wayTo(only(of(catalog, 'c.x')))).toBe('a.x j b.x j c.x');
    expect(wayTo(only(of(catalog, 'a.x')))).toBe('');
  });

  test('is masked where all that flows into it is, and what is made of it then too', () => {
    const links = [link('a.x', 'b.x', 'mask', 'hash'), link('b.x', 'c.x')];
    const catalog = personalCatalog(links, { glossary: { 'b.x': 'email', 'c.x': 'email' } });
    expect(holdings(catalog)).toEqual(['b.x email masked 0', 'c.x email masked 0']);
    expect(only(of(catalog, 'c.x')).maskedBy?.job?.name).toBe('hash');
  });

  test('is in the clear where something that is not masked flows into it, whatever that is', () => {
    const links = [link('a.x', 'c.x', 'mask'), link('b.x', 'c.x')];
    const catalog = personalCatalog(links, { glossary: { 'a.x': 'email', 'c.x': 'email' } });
    expect(holdings(catalog)).toEqual(['a.x email clear 0', 'c.x email clear 0']);
  });

  test('stays masked where a job carries over what it already holds', () => {
    const links = [link('a.x', 'b.x', 'mask'), link('b.x', 'b.x'), link('b.x', 'c.x'), link('c.x', 'b.x')];
    const catalog = personalCatalog(links, { glossary: { 'a.x': 'email', 'b.x': 'email' } });
    expect(holdings(catalog)).toEqual(['a.x email clear 0', 'b.x email masked 0', 'c.x email masked 1']);
  });

  test('is one kind in all its spellings, which go by the least', () => {
    const catalog = personalCatalog([], {
      glossary: { 'a.x': 'e-mail address', 'b.x': ' E-Mail  Address ' },
    });
    expect(holdings(catalog)).toEqual(['a.x E-Mail  Address clear 0', 'b.x E-Mail  Address clear 0']);
  });
});

describe('a tag of a column', () => {
  const tagged = (key: string, value: string): readonly string[] =>
    holdings(personalCatalog([], { tags: { 'a.x': [[key, value]] } }));

  test.each([
    ['pii', 'email', 'email'],
    ['PII', 'Sensitive', 'Sensitive'],
    ['contains_pii', 'true', '(unstated)'],
    ['Personal Data', '', '(unstated)'],
  ])('%s: %s declares personal data', (key, value, kind) => {
    expect(tagged(key, value)).toEqual([`a.x ${kind} clear 0`]);
  });

  test.each([
    ['pii', 'false'],
    ['pii', 'none'],
    ['tier', 'gold'],
    ['classification', 'pii'],
    ['piiish', 'email'],
  ])('%s: %s declares none', (key, value) => {
    expect(tagged(key, value)).toEqual([]);
  });

  test('brings the event that has it', () => {
    const catalog = personalCatalog([], { tags: { 'a.x': [['pii', 'email']] } });
    expect(only(of(catalog, 'a.x')).declared).toMatchObject([
      { origin: 'tag', kind: 'email', tag: { key: 'pii', field: 'x' }, evidence: { line: 1 } },
    ]);
  });

  test('is about no column where it names none', () => {
    const tags = { tags: [{ key: 'pii', value: 'email' }] };
    expect(holdings(catalogOf([datasetEvent(0, dataset('a', { ...tags }))]))).toEqual([]);
  });

  test('is about no column where it names a field that nothing else does', () => {
    expect(holdings(personalCatalog([], { tags: { 'ghost.x': [['pii', 'email']] } }))).toEqual([]);
  });

  test('without a kind says nothing more where a kind is stated', () => {
    const words = { glossary: { 'a.x': 'email' }, tags: { 'a.x': [['pii', 'true']] as const } };
    expect(holdings(personalCatalog([], words))).toEqual(['a.x email clear 0']);
  });
});

describe('personal data whose kind is not stated', () => {
  const links = [link('a.x', 'b.x'), link('b.x', 'c.x')];
  const tags = { 'a.x': [['contains_pii', 'true']] } as const;

  test('is, in a column of a declared kind, taken to be of that kind, and goes on as that alone', () => {
    const catalog = personalCatalog(links, { glossary: { 'b.x': 'phone' }, tags });
    expect(holdings(catalog)).toEqual(['a.x (unstated) clear 0', 'b.x phone clear 0', 'c.x phone clear 1']);
  });

  test('is taken so by a kind that a tag declares, and masked as well', () => {
    const masked = [link('a.x', 'b.x', 'mask')];
    const words = { tags: { ...tags, 'b.x': [['pii', 'phone']] as const } };
    expect(holdings(personalCatalog(masked, words))).toEqual([
      'a.x (unstated) clear 0',
      'b.x phone masked 0',
    ]);
  });

  test('goes on by another way, in the state that it has there', () => {
    const round = [...links, link('a.x', 'c.x', 'mask')];
    expect(holdings(personalCatalog(round, { glossary: { 'b.x': 'phone' }, tags }))).toEqual([
      'a.x (unstated) clear 0',
      'b.x phone clear 0',
      'c.x phone clear 1',
      'c.x (unstated) masked 1',
    ]);
  });

  test('is told beside a kind that only lineage brings', () => {
    const catalog = personalCatalog([...links, link('d.x', 'b.x')], { glossary: { 'd.x': 'phone' }, tags });
    expect(of(catalog, 'b.x').holdings.map(line)).toEqual(['b.x phone clear 1', 'b.x (unstated) clear 1']);
  });

  test('is told of a column that a person declares free, whatever kind a tag states', () => {
    const words = { glossary: { 'b.x': 'none' }, tags: { ...tags, 'b.x': [['pii', 'phone']] as const } };
    expect(of(personalCatalog(links, words), 'b.x').holdings.map(line)).toEqual([
      'b.x phone clear 0',
      'b.x (unstated) clear 1',
    ]);
  });
});

describe('a column that a person declares free', () => {
  const links = [link('a.x', 'b.x'), link('b.x', 'c.x')];

  test.each(['none', 'None', 'no', 'false', '0'])('by “%s” ends the way', (word) => {
    const catalog = personalCatalog(links, { glossary: { 'a.x': 'email', 'b.x': word } });
    expect(holdings(catalog)).toEqual(['a.x email clear 0']);
    expect(of(catalog, 'b.x').free).toEqual({ file: 'glossary.yaml', line: 2 });
  });

  test('keeps what lineage and tags say all the same', () => {
    const words = {
      glossary: { 'a.x': 'email', 'b.x': 'none' },
      tags: { 'b.x': [['pii', 'name']] as const },
    };
    const free = of(personalCatalog(links, words), 'b.x');
    expect(free.holdings.map(line)).toEqual(['b.x email clear 1', 'b.x name clear 0']);
    expect(personalData(personalCatalog(links, words)).of(columnId('c.x'))).toBe(null);
  });

  test('leaves masked what only comes round it masked', () => {
    const round = [...links, link('a.x', 'c.x', 'mask'), link('c.x', 'd.x')];
    const catalog = personalCatalog(round, { glossary: { 'a.x': 'email', 'b.x': 'none' } });
    expect(holdings(catalog)).toEqual(['a.x email clear 0', 'c.x email masked 1', 'd.x email masked 2']);
  });

  test('does not hide another way round it', () => {
    const catalog = personalCatalog([...links, link('a.x', 'd.x'), link('d.x', 'c.x')], {
      glossary: { 'a.x': 'email', 'b.x': 'none' },
    });
    expect(wayTo(only(of(catalog, 'c.x')))).toBe('a.x j d.x j c.x');
  });
});

test('no more kinds are told apart than is said: those of the most columns; the rest go as one', () => {
  const columns = Array.from({ length: MAX_KINDS + 3 }, (_, index) => `a.c${index}`);
  const kindOf = (index: number): string => `kind ${String(index).padStart(2, '0')}`;
  const words = Object.fromEntries(columns.map((path, index) => [path, kindOf(index)]));
  const often = kindOf(MAX_KINDS + 2);
  const catalog = personalCatalog(
    columns.map((path) => link(path, 'b.x')),
    { glossary: { ...words, 'c.x': often } },
  );
  const { kinds } = personalData(catalog);
  expect(kinds).toHaveLength(MAX_KINDS + 1);
  expect(kinds.slice(-2)).toEqual([
    { is: 'named', name: often },
    { is: 'rest', kinds: 3 },
  ]);
  expect(of(catalog, 'b.x').holdings.map(({ kind }) => kind)).toEqual(kinds);
  const rest = only(of(catalog, `a.c${MAX_KINDS + 1}`));
  expect(rest.kind).toEqual(kinds.at(-1));
  expect(rest.declared[0]?.kind).toBe(kindOf(MAX_KINDS + 1));
});

describe('in any network', () => {
  test('each kind is where the rules say, applied one by one, and came by that way', () => {
    fc.assert(
      fc.property(anyPersonal, ({ links, words }) => {
        const catalog = personalCatalog(links, words);
        const { columns } = personalData(catalog);
        const named = ({ id }: { readonly id: ColumnId }) => nameOf(id);
        const known = new Set(catalog.datasets.flatMap((one) => one.columns.map(named)));
        const { declared, free } = naiveWords(words, known);
        const withKind = [...declared].flatMap(([kind, those]) => (kind === '(unstated)' ? [] : [...those]));
        const stated = new Set(withKind.filter((column) => !free.has(column)));
        const expected = [...declared].flatMap(([kind, those]) =>
          [...naiveSpread(links, those, free, kind === '(unstated)' ? stated : new Set())].map(
            ([column, holding]) => ({ column, kind, ...holding }),
          ),
        );
        const found = columns.flatMap((column) =>
          column.holdings.map((holding) => ({
            column: nameOf(column.id),
            kind: wordOf(holding.kind).toLowerCase(),
            state: holding.state,
            declared: holding.declared.length > 0,
            distance: holding.distance,
            way: wayTo(holding),
          })),
        );
        expect(sorted(found)).toEqual(sorted(expected));
        const freed = columns.filter((column) => column.free !== null).map(({ id }) => nameOf(id));
        expect(freed).toEqual([...free].sort());
      }),
      { numRuns: 2000 },
    );
  });

  test('a declared kind is in the clear where one that is not stated would be: it hides no clearer one', () => {
    fc.assert(
      fc.property(anyPersonal, ({ links, words }) => {
        const catalog = personalCatalog(links, words);
        const known = new Set(catalog.datasets.flatMap((one) => one.columns.map(({ id }) => nameOf(id))));
        const { declared, free } = naiveWords(words, known);
        const unstated = naiveSpread(links, declared.get('(unstated)') ?? new Set(), free);
        for (const { id, free: place, holdings: those } of personalData(catalog).columns) {
          const stated = those.filter((one) => one.kind.is === 'named' && one.declared.length > 0);
          if (place !== null || stated.length === 0 || unstated.get(nameOf(id))?.state !== 'clear') continue;
          expect(stated.map(({ state }) => state)).toContain('clear');
        }
      }),
    );
  });

  test('what is masked names an edge that masks, and what is in the clear none', () => {
    fc.assert(
      fc.property(anyPersonal, ({ links, words }) => {
        for (const { holdings: those } of personalData(personalCatalog(links, words)).columns) {
          for (const { state, maskedBy } of those) {
            expect(maskedBy === null).toBe(state === 'clear');
            const direct = maskedBy?.transformations.filter(({ type }) => type !== 'INDIRECT') ?? [];
            expect(direct.every(({ masking }) => masking === true)).toBe(true);
            expect(direct.length > 0).toBe(state === 'masked');
          }
        }
      }),
    );
  });

  test('the order of the statements changes nothing', () => {
    const inTwoOrders = anyPersonal.chain(({ links, words }) =>
      fc.record({
        orders: fc.tuple(fc.constant(links), fc.shuffledSubarray([...links], { minLength: links.length })),
        words: fc.constant(words),
      }),
    );
    fc.assert(
      fc.property(inTwoOrders, ({ orders, words }) => {
        const [straight, shuffled] = orders.map((links) =>
          personalData(personalCatalog(links, words)).columns.flatMap((column) =>
            column.holdings.map((holding) => `${line(holding)}: ${wayTo(holding)}`),
          ),
        );
        expect(shuffled).toEqual(straight);
      }),
    );
  });
});

function sorted<T extends { readonly column: string; readonly kind: string }>(
  all: readonly T[],
): readonly T[] {
  const key = ({ column, kind }: T): string => `${kind} ${column}`;
  return all.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

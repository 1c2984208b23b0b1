import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/graph/personal-data/kind.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { MAX_RECORDS, personalDataTwin } from '../../src/site/personal-data-record.ts';
import {
  personalDataPage,
  shareOf,
  type HoldingCounts,
  type PersonalDataPage,
  type PersonalLine,
} from '../../src/site/personal-data-page.ts';
import { kindAnchor, kindName } from '../../src/site/personal-data.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { prepareSite, type Site } from '../../src/site/site.ts';
import { datasetTwin } from '../../src/site/twin.ts';
import { anyPersonal, link, personalCatalog } from '../graph/personal-network.ts';
import { NAMES } from '../browser/hostile-log.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from './log.ts';

const NO_TEXTS = {
  textOf: (): string => {
    throw new Error('No text is asked for.');
  },
};

function siteWith(catalog: Catalog): Site {
  return prepareSite(catalog, {
    title: 'Test',
    version: '0',
    digest: '',
    url: null,
    edit: null,
    texts: NO_TEXTS,
    health: DEFAULT_SETTINGS,
  });
}

const sum = ({ clear, masked }: HoldingCounts): number =>
  clear.declared + clear.derived + masked.declared + masked.derived;

/** `sales.email email clear` */
const lineText = ({ holding }: PersonalLine): string =>
  `${holding.id.name}.${holding.id.column} ${kindName(holding.kind)} ${holding.state}`;

function found(page: PersonalDataPage): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(page.findings.map(({ code, lines }) => [code, lines.map(lineText)]));
}

describe('the page of all personal data', () => {
  test('has each kind with its columns, those in the clear first', () => {
    const links = [link('a.x', 'b.x', 'mask'), link('a.x', 'c.x'), link('n.x', 'c.x')];
    const page = personalDataPage(
      siteWith(personalCatalog(links, { glossary: { 'a.x': 'email', 'n.x': 'name', 'd.x': 'none' } })),
    );
    expect(page.sections.map(({ kind, lines }) => [kindName(kind), ...lines.map(lineText)])).toEqual([
      ['email', 'a.x email clear', 'c.x email clear', 'b.x email masked'],
      ['name', 'c.x name clear', 'n.x name clear'],
    ]);
    expect(page.sections[0]?.counts).toEqual({
      clear: { declared: 1, derived: 1 },
      masked: { declared: 0, derived: 1 },
    });
    expect(page.columns).toEqual({ personal: 4, free: 1, unmarked: 0 });
    expect(page.datasets).toBe(4);
  });

  test('counts a column of a declared kind once where personal data without a kind comes to it', () => {
    const words = { glossary: { 'b.x': 'phone' }, tags: { 'a.x': [['contains_pii', 'true']] as const } };
    const page = personalDataPage(siteWith(personalCatalog([link('a.x', 'b.x')], words)));
    expect(page.sections.map(({ lines }) => lines.map(lineText))).toEqual([
      ['b.x phone clear'],
      ['a.x kind not stated clear'],
    ]);
    expect(page.counts).toEqual({ ...NO_COUNTS, clear: { declared: 2, derived: 0 } });
    expect(found(page)['undeclared']).toEqual([]);
  });

  test('adds up, whatever the network', () => {
    fc.assert(
      fc.property(anyPersonal, ({ links, words }) => {
        const catalog = personalCatalog(links, words);
        const { columns, counts, sections, free } = personalDataPage(siteWith(catalog));
        const all = catalog.datasets.flatMap((one) => one.columns);
        expect(columns.personal + columns.free + columns.unmarked).toBe(all.length);
        expect(free).toHaveLength(columns.free);
        for (const section of sections) expect(sum(section.counts)).toBe(section.lines.length);
        const lines = sections.flatMap((section) => section.lines);
        expect(sum(counts)).toBe(lines.length);
        const named = new Set(lines.map(({ holding }) => `${holding.id.name}.${holding.id.column}`));
        expect(named.size).toBe(columns.personal);
      }),
    );
  });

  test('shows so many lines of each kind that they stay a page, and some of each kind', () => {
    const sections = (count: number) => {
      const section = { kind: { is: 'unstated' as const }, counts: NO_COUNTS, lines: [] };
      return Array.from({ length: count }, () => section);
    };
    expect([0, 1, 4, 40, 1000].map((count) => shareOf(sections(count)))).toEqual([1000, 1000, 250, 25, 20]);
  });
});

const NO_COUNTS: HoldingCounts = {
  clear: { declared: 0, derived: 0 },
  masked: { declared: 0, derived: 0 },
};

describe('a kind', () => {
  test('goes by its name, or by what is known of it', () => {
    const names = ([{ is: 'unstated' }, { is: 'rest', kinds: 1 }, { is: 'rest', kinds: 3 }] as const).map(
      kindName,
    );
    expect(names).toEqual(['kind not stated', '1 other kind', '3 other kinds']);
  });

  test('has a place of its own on the page, whatever it is called', () => {
    const odd = [...NAMES, 'unstated-kind', 'other-kinds', 'stated', 'E-Mail', 'e-mail'];
    const kinds: readonly Kind[] = [
      { is: 'unstated' },
      { is: 'rest', kinds: 2 },
      ...new Set(odd.map((name) => ({ is: 'named' as const, name }))),
    ];
    const anchors = kinds.map(kindAnchor);
    expect(new Set(anchors).size).toBe(kinds.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[a-z0-9][\w.~-]*$/);
  });
});

const GLOSSARY = `
owners: { crm: { name: CRM, kind: team } }
datasets:
  data:
    people: { owner: crm, retention: 1 year, classification: confidential, columns: { email: { pii: email } } }
    orphan: { retention: 1 year }
    kept: { owner: crm }
    open: { owner: crm, retention: 1 year, classification: ' Public ' }
    counted: { owner: crm, retention: 1 year, columns: { email: { pii: none }, calls: { pii: none } } }
`;

/** What is made of `people.email`, one dataset for each thing that can be said of it. */
function office(): Promise<Site> {
  const copy = columnLineage({ email: [['people', 'email']] });
  const source = { namespace: 'data', name: 'people', field: 'email' };
  const hashed = { inputFields: [{ ...source, transformations: [{ type: 'DIRECT', masking: true }] }] };
  const hash = { columnLineage: facet({ fields: { email: hashed } }) };
  const ownership = facet({ owners: [{ name: 'ops' }] });
  const tags = facet({ tags: [{ key: 'pii', value: 'phone', field: 'calls', source: 'DBT' }] });
  const outputs = [
    ...['orphan', 'kept', 'open'].map((name) => dataset(name, ['email'], copy)),
    dataset('counted', ['email', 'calls'], { ...copy, tags }),
    dataset('bare', ['email'], { ...hash, ownership }),
  ];
  return siteOf([runEvent({ inputs: [dataset('people', ['email'])], outputs })], GLOSSARY);
}

describe('a finding', () => {
  test('is what is in the clear where nobody answers, nothing is stated or all may read, and what is declared nowhere', async () => {
    expect(found(personalDataPage(await office()))).toEqual({
      public: ['open.email email clear'],
      'no-owner': ['orphan.email email clear'],
      'no-retention': ['kept.email email clear'],
      undeclared: [
        'kept.email email clear',
        'open.email email clear',
        'orphan.email email clear',
        'bare.email email masked',
      ],
      contradicted: ['counted.email email clear'],
    });
  });

  test('is none where a dataset’s owner is named by the log alone', async () => {
    const tags = facet({ tags: [{ key: 'pii', value: 'email', field: 'email' }] });
    const owned = dataset('people', ['email'], { tags, ownership: facet({ owners: [{ name: 'ops' }] }) });
    const page = personalDataPage(await siteOf([runEvent({ outputs: [owned] })]));
    expect(found(page)).toMatchObject({ 'no-owner': [], 'no-retention': ['people.email email clear'] });
    expect(page.sections[0]?.lines[0]?.owners).toEqual(['ops']);
  });

  test('is none of a column that is no longer there', async () => {
    const at = (time: string, run: string, columns: readonly string[]) =>
      runEvent({ run, time, outputs: [dataset('people', columns)] });
    const log = [at('2026-11-02T12:00:00Z', 'a', ['id', 'email']), at('2026-11-03T12:00:00Z', 'b', ['id'])];
    const page = personalDataPage(
      await siteOf(log, 'datasets: { data: { people: { columns: { email: { pii: email } } } } }'),
    );
    expect(page.sections[0]?.lines[0]).toMatchObject({ columnState: 'past', findings: [] });
  });
});

describe('the twin of the page', () => {
  test('says the same, column by column', async () => {
    const page = personalDataPage(await office());
    const twin = personalDataTwin(page);
    expect(twin).toMatchObject({
      kind: 'personal-data',
      url: '/personal-data/',
      columns: { personal: 5, free: 2, unmarked: 0 },
      counts: { clear: { declared: 1, derived: 3 }, masked: { declared: 0, derived: 1 } },
      kinds: [{ kind: 'email' }],
      leftOut: { personalData: 0, free: 0 },
    });
    expect(twin.findings).toContainEqual({ code: 'undeclared', count: 4 });
    expect(twin.personalData).toHaveLength(5);
    expect(twin.personalData.find(({ name }) => name === 'people')).toEqual({
      namespace: 'data',
      name: 'people',
      column: 'email',
      url: '/datasets/data/people/columns/email/',
      columnState: 'current',
      kind: 'email',
      state: 'clear',
      declared: [{ origin: 'glossary', kind: 'email', file: 'glossary.yaml', line: 5 }],
      from: null,
      distance: 0,
      via: null,
      maskedBy: null,
      owners: ['crm'],
      retention: '1 year',
      classification: 'confidential',
      findings: [],
    });
    const edge = {
      from: { namespace: 'data', name: 'people', column: 'email' },
      to: { namespace: 'data', name: 'bare', column: 'email' },
      job: { namespace: 'jobs', name: 'load' },
      transformations: [{ type: 'DIRECT', masking: true }],
      origin: 'observed',
    };
    expect(twin.personalData.find(({ name }) => name === 'bare')).toMatchObject({
      state: 'masked',
      declared: [],
      from: edge.from,
      distance: 1,
      via: edge,
      maskedBy: edge,
      findings: ['undeclared'],
    });
  });

  test('has what is declared free, with what tags and lineage say all the same', async () => {
    const { free } = personalDataTwin(personalDataPage(await office()));
    expect(free).toMatchObject([
      {
        name: 'counted',
        column: 'calls',
        file: 'glossary.yaml',
        line: 9,
        despite: [
          {
            kind: 'phone',
            declared: [{ origin: 'tag', tag: { source: 'DBT' }, evidence: { line: 1 } }],
            findings: [],
          },
        ],
      },
      { column: 'email', despite: [{ kind: 'email', state: 'clear', findings: ['contradicted'] }] },
    ]);
  });

  test('is as long as is said, and says how many it leaves out', async () => {
    const page = personalDataPage(await office());
    const [section] = page.sections;
    const [line] = section?.lines ?? [];
    if (section === undefined || line === undefined) throw new Error('There is no personal data.');
    const long = {
      ...page,
      sections: [{ ...section, lines: Array<PersonalLine>(MAX_RECORDS + 7).fill(line) }],
    };
    const twin = personalDataTwin(long);
    expect(twin.personalData).toHaveLength(MAX_RECORDS);
    expect(twin.leftOut).toEqual({ personalData: 7, free: 0 });
  });
});

describe('the twin of a dataset', () => {
  async function columnOf(name: string, column: string) {
    const site = await office();
    const one = site.catalog.datasets.find(({ id }) => id.name === name);
    if (one === undefined) throw new Error(`There is no ${name}.`);
    return datasetTwin(site, datasetPage(site, one)).columns.find((line) => line.column === column);
  }

  test('tells what lineage brings to a column apart from what the glossary says of it', async () => {
    const open = await columnOf('open', 'email');
    expect(open).toMatchObject({
      personalData: [{ kind: 'email', state: 'clear', declared: [], from: { name: 'people' } }],
    });
    expect([open?.pii, open?.declaredFree]).toEqual([undefined, undefined]);
    expect(await columnOf('people', 'email')).toMatchObject({
      pii: 'email',
      personalData: [{ distance: 0 }],
    });
  });

  test('has no personal data in a column that is declared free', async () => {
    const counted = await columnOf('counted', 'email');
    expect(counted?.personalData).toBeUndefined();
    expect(counted).toMatchObject({
      pii: 'none',
      declaredFree: { file: 'glossary.yaml', line: 9, despite: [{ kind: 'email', distance: 1 }] },
    });
  });
});

import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../src/model/instant.ts';
import { visible } from '../../src/model/visible.ts';
import { citationNote } from '../../src/site/citation.ts';
import {
  citationBibtex,
  citationFrom,
  citationMarkdown,
  citationOf,
  citationParts,
  citationText,
  type Citation,
} from '../../src/site/citation-text.ts';
import { citationHere } from '../../src/scripts/citation/here.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import type { PageSubject } from '../../src/site/page-subject.ts';
import type { Site } from '../../src/site/site.ts';
import { termPages } from '../../src/site/term-page.ts';
import { runEvent, siteOf } from './log.ts';
import { RUN, shop } from './shop.ts';

const INPUTS = 'ab'.repeat(32);
const EVENT = '0f'.repeat(32);

const citation: Citation = {
  title: 'orders_clean, dataset',
  site: 'Acme & Sons',
  address: 'https://lineage.acme.test/docs/datasets/clean/orders_clean/#columns',
  asOf: '2026-11-15T03:00:00.329Z',
  inputs: INPUTS,
  version: '0.1.0',
  evidence: {
    kind: 'event',
    digest: EVENT,
    time: '2026-11-15T02:01:40Z',
    file: 'https://lineage.acme.test/docs/runs/r-1/events.ndjson',
    run: 'r-1',
  },
};

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyCitation: fc.Arbitrary<Citation> = fc.record({
  title: anyText,
  site: anyText,
  address: fc.oneof(anyText, fc.webUrl({ withFragments: true })),
  asOf: fc.constant('2026-11-15T03:00:00Z'),
  inputs: fc.constant(INPUTS),
  version: fc.constant('0.1.0'),
  evidence: fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant('glossary' as const), place: anyText }),
    fc.record({
      kind: fc.constant('event' as const),
      digest: fc.constant(EVENT),
      time: fc.constant('2026-11-15T02:01:40Z'),
      file: anyText,
      run: fc.option(anyText),
    }),
  ),
});

async function salesOf(site: Promise<Site>): Promise<readonly [Site, PageSubject]> {
  const made = await site;
  const dataset = made.catalog.datasets.find(({ id }) => id.name === 'sales');
  if (dataset === undefined) throw new Error('The shop has no sales.');
  return [made, { kind: 'dataset', page: datasetPage(made, dataset) }];
}

/** As a browser makes it of what the build says, and of what the page holds. */
function quoteOf(site: Site, path: string, title: string, subject: PageSubject | null): Citation {
  const facts = { ...site, inputs: site.digest, asOf: formatInstant(site.catalog.asOf) };
  return citationOf(facts, { title, path, note: subject && citationNote(site, subject) });
}

describe('what is quoted', () => {
  test('of a dataset is its newest event, with its run and the file that holds it', async () => {
    const [site, subject] = await salesOf(shop());
    const newest = subject.kind === 'dataset' ? subject.page.dataset.span.last.digest : '';
    expect(quoteOf(site, '/datasets/data/sales/', 'sales, dataset', subject)).toEqual({
      title: 'sales, dataset',
      site: 'Test',
      address: '/datasets/data/sales/',
      asOf: '2026-11-02T12:00:00Z',
      inputs: site.digest,
      version: site.version,
      evidence: {
        kind: 'event',
        digest: newest,
        run: RUN,
        time: '2026-11-02T12:00:00Z',
        file: `/runs/${RUN}/events.ndjson`,
      },
    });
  });

  test('is on the web where the site’s address is known', async () => {
    const [site, subject] = await salesOf(shop());
    const quoted = quoteOf({ ...site, url: 'https://a.test/b/' }, '/datasets/data/sales/', 'x', subject);
    expect(quoted.address).toBe('https://a.test/b/datasets/data/sales/');
    expect(quoted.evidence).toMatchObject({ file: `https://a.test/b/runs/${RUN}/events.ndjson` });
  });

  test('of a term is where people wrote it', async () => {
    const site = await shop();
    const [page] = termPages(site);
    if (page === undefined) throw new Error('The shop has no terms.');
    const { evidence } = quoteOf(site, page.path, page.term.name, { kind: 'term', page });
    expect(evidence).toEqual({ kind: 'glossary', place: 'glossary.yaml, line 4' });
  });

  test('of a page that is about no one thing is the build alone', async () => {
    expect(quoteOf(await shop(), '/', 'Test', null).evidence).toBeNull();
  });

  test('names the run whatever it is called, also where its page’s path spells it otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('r-1', 'R 1', '../x y', '\u202Ea', 'a/b c'), async (run) => {
        const site = await siteOf([runEvent({ run })]);
        const [made] = site.catalog.runs;
        if (made === undefined) throw new Error('There is no run.');
        const { evidence } = quoteOf(site, '/', 'x', { kind: 'run', run: made });
        expect(evidence).toMatchObject({ kind: 'event', run: visible(run) });
      }),
    );
  });
});

describe('a quotation', () => {
  test('as text', () => {
    expect(citationText(citation)).toBe(
      'orders_clean, dataset. Acme & Sons, as of 2026-11-15T03:00:00.329Z. ' +
        'https://lineage.acme.test/docs/datasets/clean/orders_clean/#columns ' +
        `Headwater 0.1.0, from inputs of SHA-256 ${INPUTS}; newest event: SHA-256 ${EVENT}, ` +
        'of 2026-11-15T02:01:40Z, in https://lineage.acme.test/docs/runs/r-1/events.ndjson, of run r-1.',
    );
  });

  test('as Markdown', () => {
    expect(citationMarkdown(citation)).toBe(
      '[orders\\_clean, dataset](<https://lineage.acme.test/docs/datasets/clean/orders_clean/#columns>). ' +
        '*Acme \\& Sons*, as of 2026-11-15T03:00:00.329Z. ' +
        `Headwater 0.1.0, from inputs of SHA-256 \`${INPUTS}\`; newest event: SHA-256 \`${EVENT}\`, ` +
        'of 2026-11-15T02:01:40Z, in `https://lineage.acme.test/docs/runs/r-1/events.ndjson`, of run `r-1`.',
    );
  });

  test('as BibTeX', () => {
    expect(citationBibtex(citation)).toBe(
      [
        '@misc{headwater-abababab:docs:datasets:clean:orders_clean::columns,',
        '  title = {orders\\_clean, dataset},',
        '  howpublished = {Acme \\& Sons, \\url{https://lineage.acme.test/docs/datasets/clean/orders_clean/#columns}},',
        '  year = {2026},',
        '  urldate = {2026-11-15},',
        `  note = {Headwater 0.1.0, from inputs of SHA-256 \\texttt{${INPUTS}}; newest event: SHA-256 ` +
          `\\texttt{${EVENT}}, of 2026-11-15T02:01:40Z, in ` +
          '\\texttt{https://lineage.acme.test/docs/runs/r-1/events.ndjson}, of run \\texttt{r-1}.}',
        '}',
      ].join('\n'),
    );
  });

  test('of a term names the line of the glossary', () => {
    const written = { ...citation, evidence: { kind: 'glossary' as const, place: 'g_1.yaml, line 4' } };
    expect(citationText(written)).toMatch(/; written in g_1\.yaml, line 4\.$/);
    expect(citationBibtex(written)).toContain('; written in g\\_1.yaml, line 4.}');
  });

  test('is read back from the values that the page shows, whatever they hold', () => {
    fc.assert(
      fc.property(anyCitation, (any) => {
        const values = citationParts(any).flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
        expect(citationFrom(values)).toEqual(any);
      }),
    );
  });

  test('is not read out of less than the page shows', () => {
    expect(citationFrom(['a', 'b', 'c', 'd', 'e'])).toBeNull();
  });
});

describe('BibTeX', () => {
  const signs: readonly (readonly [string, string])[] = [
    ['50% of a_b & #1 for $2', '50\\% of a\\_b \\& \\#1 for \\$2'],
    ['}{', '\\textbraceright{}\\textbraceleft{}'],
    ['\\input{x}', '\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}'],
    ['~^<>|', '\\textasciitilde{}\\textasciicircum{}\\textless{}\\textgreater{}\\textbar{}'],
  ];
  test.each(signs)('writes %s as LaTeX shows it', (title, written) => {
    expect(citationBibtex({ ...citation, title })).toContain(`  title = {${written}},`);
  });

  test('has its braces in pairs, whatever is quoted: BibTeX counts those behind a backslash too', () => {
    fc.assert(
      fc.property(anyCitation, (any) => {
        let depth = 0;
        for (const sign of citationBibtex(any)) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  const keyOf = (address: string, inputs = INPUTS): string =>
    /^@misc\{(.*),$/m.exec(citationBibtex({ ...citation, address, inputs }))?.[1] ?? '';

  test('has a key of plain signs, another one for each page, part and build', () => {
    const addresses = ['/', '/a/', '/a/b/', '/a/#b', '/a~b/', '/a+b/', '/a+007eb/', '/a/#b/c', '/a/#b+c'];
    const keys = addresses.map((address) => keyOf(address));
    expect(new Set([...keys, keyOf('/a/', 'cd'.repeat(32))]).size).toBe(addresses.length + 1);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(keyOf(`/${text}`)).toMatch(/^[A-Za-z0-9_.:+-]+$/);
      }),
    );
  });
});

describe('Markdown', () => {
  test('is one paragraph that links to the page alone, and says the same, whatever is quoted', () => {
    const markdown = new MarkdownIt({ html: true });
    const words = fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => `${text}x`.trim());
    const shown = fc.record({ title: words, site: words, run: words }).map(({ title, site, run }) => ({
      ...citation,
      title,
      site,
      evidence: { ...citation.evidence, run } as Citation['evidence'],
    }));
    fc.assert(
      fc.property(shown, (any) => {
        const [open, inline, close, ...more] = markdown.parse(
          citationMarkdown({ ...any, address: '/a/' }),
          {},
        );
        expect([open?.type, close?.type, more]).toEqual(['paragraph_open', 'paragraph_close', []]);
        const read = (inline?.children ?? []).map(({ content }) => content).join('');
        expect(read).toContain(`${any.title}. ${any.site}, as of ${any.asOf}.`);
        const links = (inline?.children ?? []).filter(({ type }) => type === 'link_open');
        expect(links.map((link) => link.attrGet('href'))).toEqual(['/a/']);
      }),
    );
  });
});

describe('in the browser', () => {
  const unsaid: Citation = { ...citation, address: '/a/', evidence: null };

  test('a page is quoted where the reader has it, where nobody has said where the site stands', () => {
    const here = citationHere(unsaid, 'https://host.test/docs/', { hash: '', protocol: 'https:' });
    expect(here.address).toBe('https://host.test/docs/a/');
  });

  test('a page of a folder of their own is quoted by its path on the site', () => {
    const here = citationHere(unsaid, 'file:///home/ada/dist/', { hash: '#b', protocol: 'file:' });
    expect(here.address).toBe('/a/#b');
  });

  test.each([
    ['#columns', 'https://a.test/#columns'],
    ['#main', 'https://a.test/'],
    ['#cite', 'https://a.test/'],
    ['', 'https://a.test/'],
  ])('with %s behind its address, it is quoted as %s', (hash, address) => {
    const said = { ...unsaid, address: 'https://a.test/' };
    expect(citationHere(said, 'http://localhost/', { hash, protocol: 'http:' }).address).toBe(address);
  });
});

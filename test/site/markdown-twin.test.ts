import fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/model/visible.ts';
import { datasetCore, MAX_NEAREST } from '../../src/site/dataset-page.ts';
import { jobCore } from '../../src/site/job-page.ts';
import { datasetMarkdown } from '../../src/site/markdown-twin/dataset.ts';
import { jobMarkdown } from '../../src/site/markdown-twin/job.ts';
import { namespaceMarkdown } from '../../src/site/markdown-twin/namespace.ts';
import { termMarkdown } from '../../src/site/markdown-twin/term.ts';
import { code, plain, table } from '../../src/site/markdown-twin/text.ts';
import { listNamespaces } from '../../src/site/namespace.ts';
import type { Site } from '../../src/site/site.ts';
import { termPages } from '../../src/site/term-page.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';
import { RUN, shop } from './shop.ts';

/** With all that a reader of Markdown may know: HTML, tables, links out of bare addresses. */
const markdown = new MarkdownIt({ html: true });

function ofDataset(site: Site, name: string): string {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  if (found === undefined) throw new Error(`The log names no ${name}.`);
  return datasetMarkdown(site, datasetCore(site, found));
}

function ofJob(site: Site): string {
  const [job] = site.catalog.jobs;
  if (job === undefined) throw new Error('The log names no job.');
  return jobMarkdown(site, jobCore(site, job));
}

function wordsOf(tokens: readonly Token[] | null): string {
  return (tokens ?? []).map(({ content }) => content).join('');
}

describe('names and texts', () => {
  const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });

  test('a name is read as code, exactly as it is shown elsewhere', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const [, inline] = markdown.parse(`x ${code(name)}`, {});
        const [, span, ...more] = inline?.children ?? [];
        expect([span?.type, more]).toEqual(['code_inline', []]);
        expect(span?.content).toBe(visible(name));
      }),
    );
  });

  test('words are read as words, and nothing in them as Markdown or HTML', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
    fc.assert(
      fc.property(ascii, (words) => {
        const said = words.replace(/\s+/g, ' ').trim();
        fc.pre(said !== '');
        const [open, inline, close, ...more] = markdown.parse(plain(words), {});
        expect([open?.type, close?.type, more]).toEqual(['paragraph_open', 'paragraph_close', []]);
        expect(wordsOf(inline?.children ?? null)).toBe(said);
      }),
      { numRuns: 500 },
    );
  });

  test('a table has a row for each, whatever their cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 }), (rows) => {
        const cells = rows.map(([name, words]) => [code(name), plain(words)]);
        const tokens = markdown.parse(table(['Name', 'Meaning'], cells), {});
        const read = tokens.filter(({ type }) => type === 'inline');
        expect(read).toHaveLength(2 * (rows.length + 1));
      }),
    );
  });
});

describe('the Markdown twin of a dataset', () => {
  test('says what it means, who answers for it, its columns, and what is around it', async () => {
    const site = await shop();
    const newest = site.catalog.runs[0]?.events.at(-1)?.digest ?? '';
    expect(ofDataset(site, 'sales')).toBe(`# \`sales\`

Dataset in \`data\`. [Page](./), [JSON](index.json)

What was sold.

(Written in \`glossary.yaml\`, line 10.)

Sums.

(Said by the log: event \`${newest}\`.)

- Owner: [Finance team](../../../owners/finance/)
- Steward: [Ada](../../../owners/ada/)
- Owner: [Ops](../../../owners/ops~zjylkckckgav/), by the log
- Domain: Shop
- Classification: internal
- Retention: 2 years
- Last written: 2026-11-02T12:00:00Z, run [\`${RUN}\`](../../../runs/${RUN}/)
- Rows written by the newest complete run: 12

## Columns

| Column | Type | Meaning | Comes from |
| --- | --- | --- | --- |
| \`total\` | \`INT\` | The sum. | \`orders.amount\` |

## Upstream

- [\`orders\`](../orders/index.md) in \`data\`, direct

## Written by

- [\`load\`](../../../jobs/jobs/load/index.md) in \`jobs\`

## Evidence

- Newest event: SHA-256 \`${newest}\`, 2026-11-02T12:00:00Z, run \`${RUN}\`
- Version, digest of all inputs, and the moment that it tells of: [build.json](../../../api/build.json)
`);
  });

  test('of many columns says how many it leaves out', async () => {
    const columns = Array.from({ length: 230 }, (_, index) => `c${index}`);
    const site = await siteOf([runEvent({ outputs: [dataset('wide', columns)] })]);
    expect(ofDataset(site, 'wide')).toContain('\n\nand 30 more columns, on the page and in its JSON\n');
  });

  test('of many neighbours says how many it leaves out', async () => {
    const inputs = Array.from({ length: 60 }, (_, index) => dataset(`d${index}`));
    const site = await siteOf([runEvent({ inputs, outputs: [dataset('all')] })]);
    const more = `- and ${60 - MAX_NEAREST} more, as far or farther away: [all of them](../../../paths/#to=data/all)`;
    expect(ofDataset(site, 'all')).toContain(`\n${more}\n`);
  });

  test('leads to all that is upstream and downstream, nearest first, and says how far that is', async () => {
    const site = await siteOf([
      runEvent({ run: 'r1', job: 'one', inputs: [dataset('a')], outputs: [dataset('b')] }),
      runEvent({ run: 'r2', job: 'two', inputs: [dataset('b')], outputs: [dataset('c')] }),
    ]);
    expect(ofDataset(site, 'c')).toContain(
      '## Upstream\n\n- [`b`](../b/index.md) in `data`, direct\n- [`a`](../a/index.md) in `data`, 2 steps away\n\n## ',
    );
  });

  test('marks columns that are gone, and says how sure what is read from SQL is, or what else makes a column', async () => {
    const query = "INSERT INTO d SELECT a, count(*), 'x', CASE WHEN a > 1 THEN 2 END FROM s GROUP BY a";
    const told = (run: string, time: string, columns: string[]) =>
      runEvent({
        run,
        time,
        jobFacets: { sql: facet({ query, dialect: 'duckdb' }) },
        inputs: [dataset('s', ['a'])],
        outputs: [dataset('d', columns)],
      });
    const columns = ['kept', 'rows', 'same', 'flag'];
    const site = await siteOf([
      told('r1', '2026-11-01T00:00:00Z', ['gone', ...columns]),
      told('r2', '2026-11-02T00:00:00Z', columns),
    ]);
    expect(ofDataset(site, 'd')).toContain(`| --- | --- | --- | --- |
| \`kept\` | \`INT\` |  | \`s.a\` (derived, high confidence) |
| \`rows\` | \`INT\` |  | counts rows |
| \`same\` | \`INT\` |  | a constant |
| \`flag\` | \`INT\` |  | decided by \`s.a\` (derived, high confidence) |
| \`gone\` | \`INT\` | Removed. |  |
`);
  });

  test('says whether it is fresh where people say by when it is to be, and when it was last written', async () => {
    const glossary = `datasets: { data: { d: { freshest_by: '06:00', timezone: Etc/UTC } } }`;
    const written = (day: number) =>
      runEvent({ run: `r${day}`, time: `2026-11-0${day}T05:00:00Z`, outputs: [dataset('d')] });
    const later = runEvent({ run: 'other', job: 'other', time: '2026-11-04T12:00:00Z' });
    const late = ofDataset(await siteOf([written(1), written(2), later], glossary), 'd');
    expect(late).toContain('- Freshness: not fresh\n- Last written: 2026-11-02T05:00:00Z, run [`r2`]');
    const fresh = ofDataset(
      await siteOf([written(1), written(2), written(3), written(4), later], glossary),
      'd',
    );
    expect(fresh).toContain('- Freshness: fresh\n- Last written: 2026-11-04T05:00:00Z');
    const unwritten = await siteOf([runEvent({ inputs: [dataset('d')] })], glossary);
    expect(ofDataset(unwritten, 'd')).toContain('- Freshness: not known: no run of the log writes it\n');
  });

  test('holds no HTML and no link of its own making, whatever names and descriptions hold', async () => {
    const evil = '`</code><img src=x onerror=alert(1)>|[x](javascript:alert(1))';
    const documentation = facet({ description: `${evil}\n\n<script>alert(1)</script>` });
    const outputs = [
      dataset(evil, [evil], { documentation, ownership: facet({ owners: [{ name: evil }] }) }),
    ];
    const site = await siteOf([runEvent({ job: evil, outputs })]);
    for (const text of [ofDataset(site, evil), ofJob(site)]) {
      const inline = markdown.parse(text, {}).flatMap(({ children }) => children ?? []);
      expect(markdown.parse(text, {}).filter(({ type }) => type.startsWith('html'))).toEqual([]);
      expect(inline.filter(({ type }) => type === 'html_inline' || type === 'image')).toEqual([]);
      for (const link of inline.filter(({ type }) => type === 'link_open'))
        expect(link.attrGet('href')).toMatch(/^[\w.~/-]+$/);
    }
  });
});

describe('the Markdown twin of a job', () => {
  test('has its steps, its inputs and outputs, and its newest run', async () => {
    const text = ofJob(await shop());
    expect(text).toContain('## Steps\n\n- Add up.\n');
    expect(text).toContain('## Inputs\n\n- [`orders`](../../../datasets/data/orders/index.md) in `data`\n');
    expect(text).toContain('## Outputs\n\n- [`sales`](../../../datasets/data/sales/index.md) in `data`\n');
    expect(text).toContain(
      `- Newest run: [\`${RUN}\`](../../../runs/${RUN}/), complete, begun 2026-11-02T11:59:30Z\n`,
    );
  });

  test('shows its SQL in a block that nothing in it ends', async () => {
    const query = 'SELECT 1\n```\n# `x`\n````\n';
    const site = await siteOf([runEvent({ jobFacets: { sql: facet({ query }) }, outputs: [dataset('d')] })]);
    const blocks = markdown.parse(ofJob(site), {}).filter(({ type }) => type === 'fence');
    expect(blocks.map(({ content }) => content.trim())).toEqual([query.trim()]);
  });

  test('leaves long SQL to the JSON, and says so', async () => {
    const query = `SELECT ${'1, '.repeat(2000)}1`;
    const site = await siteOf([runEvent({ jobFacets: { sql: facet({ query }) }, outputs: [dataset('d')] })]);
    expect(ofJob(site)).toContain(`## SQL\n\n${query.length} characters, in the JSON.\n`);
  });
});

test('the Markdown twin of a term has its definition, its synonyms and the columns that hold it', async () => {
  const page = termPages(await shop()).find(({ term }) => term.id === 'revenue');
  if (page === undefined) throw new Error('The shop has no such term.');
  expect(termMarkdown(page)).toBe(`# Revenue

Term of the glossary. [Page](./), [JSON](index.json)

Money that came in.

- Also called: turnover
- Related: [Profit](../profit/index.md)
- Written in \`glossary.yaml\`, line 3

## Columns that hold it

- [\`total\`](../../datasets/data/sales/columns/total/) of [\`sales\`](../../datasets/data/sales/index.md) in \`data\`
`);
});

test('the Markdown twin of a namespace lists what is in it', async () => {
  const site = await shop();
  const [data] = listNamespaces(site.catalog);
  if (data === undefined) throw new Error('The shop has no namespace.');
  expect(namespaceMarkdown(site, data)).toBe(`# \`data\`

Namespace. [Page](./)

## Datasets

- [\`orders\`](../../datasets/data/orders/index.md)
- [\`sales\`](../../datasets/data/sales/index.md): What was sold.
`);
});

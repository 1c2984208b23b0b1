import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../src');
const PAGES = [
  'pages/datasets/[namespace]/[name]/index.astro',
  'pages/datasets/[namespace]/[name]/columns/[column].astro',
  'pages/jobs/[namespace]/[name]/index.astro',
  'pages/runs/[id]/index.astro',
];

/** Templates and what they import of their folders, by their paths in `src`. */
function templatesOf(pages: readonly string[]): string[] {
  const found = new Set(pages);
  for (const file of found) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/from '(\.{1,2}\/[^']+)'/g)) {
      const path = relative(ROOT, resolve(ROOT, dirname(file), specifier)).replaceAll('\\', '/');
      if (/^(?:components|layouts)\//.test(path)) found.add(path);
    }
  }
  return [...found].sort();
}

/** What of the site a template takes beside what it is given: names, or `site` where it hands on the whole. */
function readsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const site = /const (\w+) = published\(\);/.exec(text)?.[1];
  const whole = site === undefined ? 'published\\(\\)' : `(?:published\\(\\)|\\b${site}\\b)`;
  const picked = [...text.matchAll(/const \{([^}]+)\} = published\(\)/g)].flatMap(([, names = '']) =>
    names.split(','),
  );
  const members = [...text.matchAll(new RegExp(`${whole}\\.(\\w+(?:\\.\\w+)?)`, 'g'))].map(
    ([, name = '']) => name,
  );
  const handed = new RegExp(`[(,] *${whole} *[,)]`).test(text.replaceAll(/\.map\(\(\w+\) =>/g, ''))
    ? ['site']
    : [];
  return [...new Set([...picked.map((name) => name.trim()), ...members, ...handed])].sort();
}

/**
 * A page is left as it was where its matter (`src/site/page-digest/`) is the same: whatever a template takes of the site by
 * itself has to be in there as well. What stands here was looked through for that. When this fails, put what is new into the
 * matter of its page, or, better, into its view-model, and then into this list.
 */
test('the templates of the mass pages take nothing of the site that the digests of these pages leave out', () => {
  const reads = templatesOf(PAGES)
    .map((file) => [file, readsOf(file)] as const)
    .filter(([, names]) => names.length > 0);
  expect(Object.fromEntries(reads)).toMatchInlineSnapshot(`
    {
      "components/ChecksTable.astro": [
        "graph.dataset",
      ],
      "components/ColumnGlance.astro": [
        "site",
      ],
      "components/ColumnTable.astro": [
        "catalog.glossary",
        "site",
      ],
      "components/DatasetFacts.astro": [
        "graph",
      ],
      "components/DurationChart.astro": [
        "ledger",
      ],
      "components/EditLink.astro": [
        "edit",
      ],
      "components/EventLog.astro": [
        "texts",
      ],
      "components/Evidence.astro": [
        "site",
      ],
      "components/FacetList.astro": [
        "site",
        "texts",
      ],
      "components/JobGlance.astro": [
        "ledger",
        "site",
      ],
      "components/MetricsTable.astro": [
        "graph.dataset",
      ],
      "components/OwnerRef.astro": [
        "catalog.glossary",
      ],
      "components/RowCounts.astro": [
        "leastRuns",
        "leastShare",
        "ledger.settings",
        "mostRuns",
        "score",
      ],
      "components/RunDetails.astro": [
        "graph",
      ],
      "components/RunFacts.astro": [
        "graph",
      ],
      "components/RunFailure.astro": [
        "graph",
      ],
      "components/RunLine.astro": [
        "graph",
        "ledger",
      ],
      "components/RunTable.astro": [
        "ledger",
      ],
      "components/RunTree.astro": [
        "graph",
      ],
      "components/TroubleWhat.astro": [
        "ledger",
      ],
      "components/linker.ts": [
        "url",
      ],
      "layouts/Bar.astro": [
        "title",
      ],
      "layouts/Head.astro": [
        "css",
        "site",
        "title",
        "url",
      ],
      "layouts/Page.astro": [
        "site",
      ],
      "layouts/Sections.astro": [
        "site",
      ],
      "pages/datasets/[namespace]/[name]/columns/[column].astro": [
        "site",
      ],
      "pages/datasets/[namespace]/[name]/index.astro": [
        "graph",
        "site",
      ],
      "pages/jobs/[namespace]/[name]/index.astro": [
        "site",
      ],
      "pages/runs/[id]/index.astro": [
        "ledger",
        "site",
      ],
    }
  `);
});

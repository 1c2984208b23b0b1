import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** The folders in the order in which a fact travels. Those of one line do not know each other. */
const ORDER = [
  ['src/model'],
  ['src/logger', 'src/collect', 'src/glossary'],
  ['src/sql'],
  ['src/catalog'],
  ['src/graph'],
  ['src/health'],
  ['src/layout'],
  ['src/diagram', 'src/chart'],
  ['src/card'],
  ['src/site'],
  ['src/styles'],
  ['src/components'],
  ['src/layouts'],
  ['src/pages'],
];

const rank = new Map(ORDER.flatMap((folders, index) => folders.map((folder) => [folder, index] as const)));

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|astro|mdx)$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import|layout:)\s*\(?\s*['"]?(\.{1,2}\/[^'"\s?]+)/g)];
  return specifiers.map(([, specifier]) => ({
    from: file,
    to: relative(ROOT, resolve(ROOT, dirname(file), String(specifier))),
  }));
}

function folderOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

const all = [...sourceFiles('src'), ...sourceFiles('pipelines')].flatMap(importsOf);

describe('imports run one way', () => {
  test('each folder of the row knows only those before it', () => {
    const uphill = all.filter(({ from, to }) => {
      const [here, there] = [rank.get(folderOf(from)), rank.get(folderOf(to))];
      return here !== undefined && there !== undefined && folderOf(from) !== folderOf(to) && there >= here;
    });
    expect(uphill).toEqual([]);
  });

  test('nothing of the row knows the commands or the pipelines', () => {
    const known = all.filter(
      ({ from, to }) => rank.has(folderOf(from)) && /^(src\/cli|pipelines)\//.test(to),
    );
    expect(known).toEqual([]);
  });

  test('the pipelines know the logger and nothing else of ours', () => {
    const known = all.filter(({ from, to }) => from.startsWith('pipelines/') && to.startsWith('src/'));
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter(({ to }) => folderOf(to) !== 'src/logger')).toEqual([]);
  });

  test('layout alone knows elkjs, and no script of the browser does', () => {
    const importers = sourceFiles('src').filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes("'elkjs"),
    );
    expect(importers.map(folderOf)).toEqual(['src/layout']);
  });

  test('one file alone knows the SQL parser', () => {
    const importers = sourceFiles('src').filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes("'@polyglot-sql"),
    );
    expect(importers).toEqual(['src/sql/parse.ts']);
  });

  test('the browser’s scripts know each other, files of the site, looks, and the digraphs, which know nothing', () => {
    const known = all.filter(
      ({ from, to }) => from.startsWith('src/scripts/') && !to.startsWith('src/scripts/'),
    );
    const ours =
      /^src\/(?:graph\/digraph\/|site\/path-index\/(?:[a-z]+-file|lineage|name-list)\.ts|site\/search-index\/(?:[a-z]+-file|word)\.ts|site\/tree\/tree-file\.ts|site\/neighbour-record\.ts|site\/(?:kind|citation-text|build-facts|readable-time|section|script)\.ts|model\/(?:visible|identity|instant)\.ts|diagram\/|layout\/(?:drawing|measure)\.ts|graph\/slice(?:-node)?\.ts|styles\/(?:(?:search|live-figure)\.css|theme-color\.ts))/;
    expect(known.filter(({ to }) => !ours.test(to))).toEqual([]);
    const beyond = all.filter(
      ({ from, to }) => from.startsWith('src/graph/digraph/') && !to.startsWith('src/graph/digraph/'),
    );
    expect(beyond).toEqual([]);
  });
});

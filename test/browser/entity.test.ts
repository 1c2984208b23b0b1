import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { BuildInfo } from '../../src/site/build-info.ts';
import { launchChromium } from './chromium.ts';
import { readDocuments, type SiteDocument } from './document.ts';
import { listPages, readEntities, readJson, readRecords, type Entity } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const entities = readEntities(demo);
const build = readJson(demo, 'api/build.json') as BuildInfo;
let server: Server;
let browser: Browser;
let documents: ReadonlyMap<string, SiteDocument>;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  const read = await readDocuments(await browser.newPage(), server.origin, listPages(demo));
  documents = new Map(read.map((document) => [document.path, document]));
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Where the twin of an entity's page stands; that of a column is its dataset's. */
function twinUrl({ kind, url }: Entity): string {
  return kind === 'column'
    ? new URL('../../index.json', `https://site.test${url}`).pathname
    : `${url}index.json`;
}

interface Edge {
  readonly level: 'io' | 'column';
  readonly direction?: 'input' | 'output';
  readonly state: string;
  readonly to?: { readonly namespace: string; readonly name: string; readonly column?: string };
}

/** Edges that differ in their columns alone. */
interface Edges {
  /** Of each, where it begins and where it ends. */
  readonly columns: readonly (readonly [string, string?])[];
}

interface DatasetTwin {
  readonly columnSources: readonly Edges[];
  readonly columnUses: readonly Edges[];
  readonly writtenBy: readonly Edge[];
  readonly readBy: readonly Edge[];
}

interface JobTwin {
  readonly inputs: readonly Edge[];
  readonly outputs: readonly Edge[];
  readonly columnLineage: readonly Edges[];
  readonly pastColumnLineage: readonly Edges[];
}

function twinsOf(kind: Entity['kind']): unknown[] {
  return entities.filter((one) => one.kind === kind).map((one) => readJson(demo, twinUrl(one)));
}

describe('every entity that the list for machines names', () => {
  test('has a page, which no other entity has, and which calls it by its name', () => {
    expect(new Set(entities.map(({ url }) => url)).size).toBe(entities.length);
    for (const entity of entities) {
      const document = documents.get(entity.url);
      expect(document, entity.url).toBeDefined();
      if (entity.kind === 'dataset' || entity.kind === 'job')
        expect(document?.headings).toEqual([entity.name]);
      if (entity.kind === 'column') expect(document?.headings).toEqual([entity.column]);
    }
  });

  test('has a twin, which its page names and which names it', () => {
    for (const entity of entities) {
      const link = documents.get(entity.url)?.twin ?? '';
      expect(new URL(link, `https://site.test${entity.url}`).pathname).toBe(twinUrl(entity));
      const twin = readJson(demo, twinUrl(entity)) as Readonly<Record<string, unknown>>;
      const { kind, url, ...identity } = entity;
      if (entity.kind === 'column') {
        expect(twin).toMatchObject({ kind: 'dataset', namespace: entity.namespace, name: entity.name });
        expect(twin['columns']).toContainEqual(expect.objectContaining({ column: entity.column, url }));
      } else {
        expect(twin).toMatchObject({ kind, url, ...identity });
      }
    }
  });

  test('of a column has no twin of its own', () => {
    for (const { kind, url } of entities) {
      if (kind === 'column') expect(existsSync(join(demo, url, 'index.json')), url).toBe(false);
    }
  });

  test('is every one that has a page', () => {
    const urls = new Set(entities.map(({ url }) => url));
    const pages = [...documents.keys()].filter((path) => /^\/(?:datasets|jobs|runs|glossary)\/./.test(path));
    expect(pages.filter((path) => !urls.has(path))).toEqual([]);
  });
});

describe('the numbers', () => {
  const edges = readRecords(demo, 'api/edges.ndjson') as Edge[];
  const count = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length;

  test('of entities are those of build.json', () => {
    const { datasets, columns, jobs, runs, terms } = build.counts;
    const found = Map.groupBy(entities, ({ kind }) => kind);
    expect(Object.fromEntries([...found].map(([kind, list]) => [kind, list.length]))).toEqual({
      dataset: datasets,
      column: columns,
      job: jobs,
      run: runs,
      term: terms,
    });
  });

  test('of edges are those of build.json', () => {
    expect(count(edges, ({ level }) => level === 'io')).toBe(build.counts.ioEdges);
    expect(count(edges, ({ level }) => level === 'column')).toBe(build.counts.columnEdges);
    expect(build.counts.columnEdges).toBeGreaterThan(100);
  });

  test('of edges are those of the datasets’ twins', () => {
    const twins = twinsOf('dataset') as DatasetTwin[];
    const all = <T>(pick: (twin: DatasetTwin) => readonly T[]): readonly T[] => twins.flatMap(pick);
    expect(all((twin) => twin.writtenBy)).toHaveLength(count(edges, (edge) => edge.direction === 'output'));
    expect(all((twin) => twin.readBy)).toHaveLength(count(edges, (edge) => edge.direction === 'input'));
    const ends = all((twin) => twin.columnSources).flatMap(({ columns }) => columns);
    expect(count(ends, ([, to]) => to !== undefined)).toBe(
      count(edges, (edge) => edge.to?.column !== undefined),
    );
    expect(count(ends, ([, to]) => to === undefined)).toBe(
      count(edges, (edge) => edge.level === 'column' && edge.to?.column === undefined),
    );
    expect(all((twin) => twin.columnUses).flatMap(({ columns }) => columns)).toHaveLength(ends.length);
  });

  test('of edges are those of the jobs’ twins', () => {
    const twins = twinsOf('job') as JobTwin[];
    expect(twins.flatMap((twin) => [...twin.inputs, ...twin.outputs])).toHaveLength(build.counts.ioEdges);
    const lineage = twins.flatMap((twin) => [...twin.columnLineage, ...twin.pastColumnLineage]);
    expect(lineage.flatMap(({ columns }) => columns)).toHaveLength(build.counts.columnEdges);
  });

  test('of problems are those of build.json', () => {
    const problems = readRecords(demo, 'api/problems.ndjson') as { readonly severity: string }[];
    expect(build.problems).toEqual({
      errors: count(problems, ({ severity }) => severity === 'error'),
      warnings: count(problems, ({ severity }) => severity === 'warning'),
    });
  });
});

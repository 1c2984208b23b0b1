import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { entityLines } from '../../src/site/api.ts';
import { columnPage } from '../../src/site/column-page.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { jobPage } from '../../src/site/job-page.ts';
import type { Site } from '../../src/site/site.ts';
import { datasetTwin, jobTwin } from '../../src/site/twin.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from '../site/log.ts';

const MEGABYTE = 1024 * 1024;

function errorsOf({ catalog }: Site) {
  return catalog.problems.filter(({ severity }) => severity === 'error');
}

describe('an event of 10 MB', () => {
  test('is read where a single text makes it so, and the text is whole', async () => {
    const query = `select '${'x'.repeat(10 * MEGABYTE)}'`;
    const site = await siteOf([runEvent({ jobFacets: { sql: facet({ query }) } })]);
    expect(site.catalog.books).toEqual({ read: 1, accepted: 1, duplicate: 0, rejected: 0 });
    expect(site.catalog.jobs[0]?.facets.known.sql?.value.query === query).toBe(true);
  });

  test('is read where a list of small things makes it so, and the event after it', async () => {
    const tests = Array.from({ length: 200_000 }, (_, index) => ({
      name: `test ${index}`,
      status: 'pass',
      severity: 'error',
    }));
    const large = runEvent({ runFacets: { test: facet({ tests }) } });
    expect(JSON.stringify(large).length).toBeGreaterThan(10 * MEGABYTE);
    const site = await siteOf([large, runEvent({ run: 'after' })]);
    expect(site.catalog.runs).toHaveLength(2);
    expect(site.catalog.runs.map(({ facets }) => facets.known.test?.value.tests.length ?? 0).sort()).toEqual([
      0, 200_000,
    ]);
  });
});

describe('a dataset of 2,000 columns, each made from another one', () => {
  const columns = Array.from({ length: 2000 }, (_, index) => `column_${index}`);
  const lineage = columnLineage(
    Object.fromEntries(columns.map((name) => [name, [['source', name]] as const])),
  );
  const events = [
    runEvent({ inputs: [dataset('source', columns)], outputs: [dataset('target', columns, lineage)] }),
  ];

  test('has them all, with their edges and their places', async () => {
    const site = await siteOf(events);
    expect(errorsOf(site)).toEqual([]);
    expect(site.catalog.columnEdges).toHaveLength(2000);
    expect([...entityLines(site)].filter((line) => line.includes('"kind":"column"'))).toHaveLength(4000);
  });

  test('says of each where it comes from, on its page and in the twin', async () => {
    const site = await siteOf(events);
    const target = site.catalog.datasets.find(({ id }) => id.name === 'target');
    if (target === undefined) throw new Error('The log names no target.');
    const twin = datasetTwin(site, datasetPage(site, target));
    expect(twin.columns.map(({ column }) => column)).toEqual(columns);
    expect(twin.columnSources.flatMap((group) => group.columns)).toEqual(columns.map((name) => [name, name]));
    const pages = target.columns.map((column) => columnPage(site, target, column));
    expect(pages.every(({ upstream, sources }) => upstream.count.value === 1 && sources.length === 1)).toBe(
      true,
    );
  });
});

describe('an event that nests', () => {
  /** Lists within one another, so that the event has that many levels with its own objects and the facet's. */
  function nestedEvent(levels: number): JsonObject {
    const OUTSIDE = 4; // the event, its job, the job's facets, the facet
    let value: Json = 'innermost';
    for (let level = OUTSIDE; level < levels; level++) value = level % 2 === 0 ? [value] : { value };
    return runEvent({ jobFacets: { deep: { value } } });
  }

  test('500 deep is taken, and its innermost value kept', async () => {
    const site = await siteOf([nestedEvent(500)]);
    expect(errorsOf(site)).toEqual([]);
    const [job] = site.catalog.jobs;
    if (job === undefined) throw new Error('The log names no job.');
    const [deep] = jobTwin(site, jobPage(site, job)).facets;
    expect(deep?.name).toBe('deep');
    expect(JSON.stringify(deep?.value)).toContain('innermost');
  });

  test('501 deep is refused, with the way out, and the event after it is taken', async () => {
    const site = await siteOf([nestedEvent(501), runEvent()]);
    expect(site.catalog.books).toEqual({ read: 2, accepted: 1, duplicate: 0, rejected: 1 });
    expect(errorsOf(site)).toEqual([
      {
        code: 'event-invalid',
        severity: 'error',
        file: 'log.ndjson',
        line: 1,
        message: 'expected an event, found lists and objects nested more than 500 deep',
        hint: 'see which facet nests without end, and let the producer leave it out',
      },
    ]);
  });

  test('a schema as deep as an event may be has a column for each level', async () => {
    const LEVELS = 247; // two for each field, its object and the list of those in it, and six for what holds the schema
    let fields: JsonObject[] = [];
    for (let level = LEVELS; level > 0; level--) fields = [{ name: `f${level}`, fields }];
    const site = await siteOf([runEvent({ outputs: [dataset('deep', [], { schema: facet({ fields }) })] })]);
    expect(errorsOf(site)).toEqual([]);
    const columns = site.catalog.datasets[0]?.columns ?? [];
    expect(columns).toHaveLength(LEVELS);
    expect(columns.at(-1)?.id.column).toMatch(/^f1\.f2\..*\.f247$/);
  });
});

/**
 * Logs that real producers wrote. They are no part of the repository: HEADWATER_CORPUS names the folder that has
 * them, `../shared/corpus` where it is not set.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { brokenLinks, repeatedIds } from './broken-link.ts';
import { launchChromium } from './chromium.ts';
import { readDocuments } from './document.ts';
import { listFiles, listPages, readEntities, readRecords } from './output.ts';
import { serve } from './server.ts';

const corpus = resolve(PROJECT, process.env['HEADWATER_CORPUS'] ?? '../shared/corpus', 'openlineage');
const present = existsSync(corpus);
const folder = join(PROJECT, 'test', '.tmp', `corpus-${process.pid}`);
let browser: Browser;

if (!present)
  console.warn('SKIPPED: there is no corpus of real logs here. Set HEADWATER_CORPUS to its folder.');

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!present)('a real log', () => {
  test.each(present ? readdirSync(corpus) : ['none'])(
    '%s becomes a site without a broken link',
    async (log) => {
      const out = join(folder, log);
      const { code, stderr } = await build(['--events', join(corpus, log), '--out', out], { cwd: PROJECT });
      expect(code, stderr).toBe(0);
      const server = await serve(out);
      try {
        const documents = await readDocuments(await browser.newPage(), server.origin, listPages(out));
        const pages = new Set(documents.map(({ path }) => path));
        expect(readEntities(out).filter(({ url }) => !pages.has(url))).toEqual([]);
        expect(brokenLinks(documents, listFiles(out))).toEqual([]);
        expect(repeatedIds(documents)).toEqual([]);
      } finally {
        await server.close();
      }
    },
  );

  test('of food deliveries has 14 datasets, 13 jobs, 93 columns and 39 stated edges between columns', () => {
    const out = join(folder, 'marquez-food-delivery');
    const kinds = Map.groupBy(readEntities(out), ({ kind }) => kind);
    const edges = readRecords(out, 'api/edges.ndjson') as {
      readonly level: string;
      readonly origin: string;
    }[];
    expect({
      datasets: kinds.get('dataset')?.length,
      jobs: kinds.get('job')?.length,
      columns: kinds.get('column')?.length,
      columnEdges: edges.filter(({ level, origin }) => level === 'column' && origin !== 'derived').length,
    }).toEqual({ datasets: 14, jobs: 13, columns: 93, columnEdges: 39 });
  });
});

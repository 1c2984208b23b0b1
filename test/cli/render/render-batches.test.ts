import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { load } from '../../../src/cli/load.ts';
import { PROJECT_ROOT } from '../../../src/cli/project.ts';
import type { Helped } from '../../../src/cli/render/helper-thread.ts';
import type { Help } from '../../../src/cli/render/message.ts';
import type { Path } from '../../../src/cli/render/prerender.ts';
import { renderBatches } from '../../../src/cli/render/render-batches.ts';
import { SiteWriter } from '../../../src/cli/render/site-writer.ts';
import { inWorkingFolder } from '../../../src/cli/render/working-folder.ts';
import { bundleScripts } from '../../../src/cli/script-bundle.ts';
import { clockTime } from '../../../src/model/instant.ts';
import { contents, fill, scratch } from '../scratch.ts';

/** A helper bundles the pages first. */
const PATIENCE = 120_000;

/** What a helper is told that knows one job and the dataset that it wrote. */
async function helpFor(folder: string): Promise<Help> {
  const event = {
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T02:00:00Z',
    producer: 'https://example.com/shop',
    run: { runId: 'night' },
    job: { namespace: 'shop', name: 'load' },
    outputs: [{ namespace: 'data', name: 'sales' }],
  };
  fill(folder, { 'log.ndjson': JSON.stringify(event) });
  const loaded = await load({
    title: 'Shop',
    events: [join(folder, 'log.ndjson')],
    glossary: [],
    asOf: clockTime(),
  });
  const { catalog, title, version, digest, url, edit, health } = loaded.site;
  return {
    catalog,
    options: { title, version, digest, url, edit, health },
    texts: loaded.shared(),
    scripts: await bundleScripts(),
    notes: true,
  };
}

interface Attempt {
  readonly helped: readonly Helped[];
  readonly files: Readonly<Record<string, string>>;
  /** Of how many files it was told that they are written. */
  readonly told: number;
}

/**
 * Renders batches of pages with a helper. This thread writes `here` into them.
 * @param awaited a page that the helper writes before this thread goes on with its first one; null where it waits for nothing
 */
async function rendered(
  batches: readonly (readonly string[])[],
  help: Help,
  folder: string,
  awaited: string | null,
): Promise<Attempt> {
  const staging = join(folder, 'out');
  let told = 0;
  const render = async () => {
    while (awaited !== null && !existsSync(join(staging, awaited, 'index.html'))) await pause(20);
    return new Response('here');
  };
  let helped: readonly Helped[] = [];
  await inWorkingFolder(PROJECT_ROOT, async () => {
    const code = join(process.cwd(), 'thread-1');
    mkdirSync(code);
    helped = await renderBatches({
      rest: [],
      batches: batches.map((pages) =>
        pages.map((pathname) => ({ pathname, route: { type: 'page' } }) as Path),
      ),
      writer: new SiteWriter(render, staging),
      threads: 2,
      task: () => ({ ...help, layouts: new Map(), staging, code }),
      onFiles: (count) => {
        told += count;
      },
    });
  });
  return { helped, files: contents(staging), told };
}

describe('a thread beside that of the build', () => {
  test(
    'renders its share as that would have, and tells what pages are made of; what it fails at is left to the other',
    async () => {
      const folder = scratch();
      const batches = [['/runs/night/'], ['/datasets/data/sales/'], ['/jobs/shop/load/', '/jobs/no/such/']];
      // It has begun the last one then, which it fails at.
      const awaited = '/jobs/shop/load/';
      const { helped, files, told } = await rendered(batches, await helpFor(folder), folder, awaited);
      expect(files['datasets/data/sales/index.html']).toContain('<title>sales');
      expect(files['runs/night/index.html']).toBe('here');
      expect(files['jobs/shop/load/index.html']).toBe('here');
      expect(files['jobs/no/such/index.html']).toBe('here');
      expect(told).toBe(4);
      const [helper] = helped;
      expect(helper?.notes.map(([path]) => path)).toEqual(['/datasets/data/sales/']);
      expect(helper?.end).toEqual({
        kind: 'failed',
        reason: '/jobs/no/such/ is no file of this thread’s site',
      });
    },
    PATIENCE,
  );

  test(
    'that cannot even start leaves all to it',
    async () => {
      const folder = scratch();
      const help = { ...(await helpFor(folder)), catalog: null as unknown as Help['catalog'] };
      const { files, told } = await rendered([['/jobs/a/b/'], ['/jobs/a/c/']], help, folder, null);
      expect(files).toEqual({ 'jobs/a/b/index.html': 'here', 'jobs/a/c/index.html': 'here' });
      expect(told).toBe(2);
    },
    PATIENCE,
  );
});

import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { originOf } from '../../../src/cli/kept/kept-origin.ts';
import { DEFAULT_SETTINGS } from '../../../src/health/settings.ts';
import { fill, scratch } from '../scratch.ts';

const OPTIONS = { title: 'Shop', version: '1', url: null, edit: null, health: DEFAULT_SETTINGS };
const PROJECT = {
  'src/pages/index.astro': '<h1>One</h1>',
  'src/site/name.ts': 'export {};',
  'public/favicon.svg': '<svg/>',
  'astro.config.mjs': 'export default {};',
  'package-lock.json': '{}',
};

function project(): string {
  const root = scratch();
  fill(root, PROJECT);
  return root;
}

describe('the code that pages are made with', () => {
  test('is the same wherever it lies', async () => {
    expect(await originOf(OPTIONS, project())).toEqual(await originOf(OPTIONS, project()));
  });

  test.each<[string, (root: string) => void]>([
    [
      'a template is another',
      (root) => {
        fill(root, { 'src/pages/index.astro': '<h1>Two</h1>' });
      },
    ],
    [
      'a file is added',
      (root) => {
        fill(root, { 'src/site/more.ts': '' });
      },
    ],
    [
      'a file is gone',
      (root) => {
        rmSync(join(root, 'src/site/name.ts'));
      },
    ],
    [
      'a file has another name',
      (root) => {
        renameSync(join(root, 'src/site/name.ts'), join(root, 'src/site/noun.ts'));
      },
    ],
    [
      'text moves from one file to the next',
      (root) => {
        fill(root, { 'src/pages/index.astro': '<h1>One</h1>export', 'src/site/name.ts': ' {};' });
      },
    ],
    [
      'what is published as it is',
      (root) => {
        fill(root, { 'public/favicon.svg': '<svg></svg>' });
      },
    ],
    [
      'Astro is set up otherwise',
      (root) => {
        fill(root, { 'astro.config.mjs': 'export default { base: "/x" };' });
      },
    ],
    [
      'a package has another version',
      (root) => {
        fill(root, { 'package-lock.json': '{"lockfileVersion":3}' });
      },
    ],
    [
      'another package is installed',
      (root) => {
        fill(root, { 'node_modules/.package-lock.json': '{}' });
      },
    ],
  ])('is another where %s', async (_, change) => {
    const root = project();
    const before = await originOf(OPTIONS, root);
    change(root);
    const { code, ...rest } = await originOf(OPTIONS, root);
    expect(code).not.toBe(before.code);
    expect({ ...rest, code: before.code }).toEqual(before);
  });
});

describe('the configuration that pages are made with', () => {
  test.each([
    [{ title: 'Store' }],
    [{ url: 'https://example.com/' }],
    [{ edit: 'https://example.com/{file}' }],
    [{ health: { ...DEFAULT_SETTINGS, anomaly: { ...DEFAULT_SETTINGS.anomaly, leastRuns: 8 } } }],
  ])('is another with %j', async (other) => {
    const root = project();
    const before = await originOf(OPTIONS, root);
    const now = await originOf({ ...OPTIONS, ...other }, root);
    expect(now.configuration).not.toBe(before.configuration);
    expect({ ...now, configuration: before.configuration }).toEqual(before);
  });

  test('says which Node it was', async () => {
    expect((await originOf(OPTIONS, project())).runtime).toContain(process.version);
  });
});

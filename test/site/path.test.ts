import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnPath,
  datasetPath,
  hrefFrom,
  jobPath,
  namespacePath,
  ownerPath,
  pathPart,
  runPath,
  termPath,
  twinPath,
  type SitePath,
} from '../../src/site/path.ts';

/** Any string at all, halves of surrogate pairs and control characters included. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(...Array.from('aAbB._-~/\\ %')), maxLength: 70 }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '../..',
    '__proto__',
    'constructor',
    'index.html',
    'con',
    'NUL',
    'a'.repeat(300),
  ),
);
const plainName = fc
  .stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}[a-z0-9_-]$/)
  .filter((name) => !isReserved(name));

function isReserved(name: string): boolean {
  return /\.html?$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/.test(name);
}

describe('a part of a path', () => {
  test('holds nothing but lower-case letters, digits and . _ ~ -', () => {
    fc.assert(fc.property(anyName, (name) => /^[a-z0-9._~-]+$/.test(pathPart(name))));
  });

  test('is a single folder: never empty, hidden, a way up, or longer than a file system takes', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const part = pathPart(name);
        expect(part).not.toMatch(/^\.|\.$/);
        expect(part.length).toBeLessThanOrEqual(64);
      }),
    );
  });

  test('never passes for a page or for a device', () => {
    const suffixed = fc
      .tuple(anyName, fc.constantFrom('.html', '.HTML', '.htm', ''))
      .map((parts) => parts.join(''));
    fc.assert(fc.property(suffixed, (name) => !isReserved(pathPart(name))));
    for (const name of ['con', 'nul.txt', 'com1', 'lpt9.log', 'aux', 'prn'])
      expect(pathPart(name)).toContain('~');
  });

  test('is the name itself where the name is plain', () => {
    fc.assert(
      fc.property(plainName, (name) => {
        expect(pathPart(name)).toBe(name);
      }),
    );
  });

  test('differs wherever names differ', () => {
    const parts = new Map<string, string>();
    fc.assert(
      fc.property(anyName, (name) => {
        const before = parts.get(pathPart(name)) ?? name;
        parts.set(pathPart(name), name);
        return before === name;
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['in case alone', 'Orders', 'orders'],
    ['in Unicode normalisation alone', '\u00f1', 'n\u0303'],
    ['in compatibility forms alone', '\ufb01le', 'file'],
    ['beyond what is readable', `${'a'.repeat(300)}b`, `${'a'.repeat(300)}c`],
    ['in separators alone', 'a/b', 'a b'],
    ['in an escape alone', 'a%2Fb', 'a/b'],
    ['in a null character alone', 'orders\u0000', 'orders'],
    ['in halves of surrogate pairs', '\ud800', '\ud801'],
    ['in a name that imitates another’s part', pathPart('Orders'), 'Orders'],
    [
      'in a name that spells out half a surrogate pair',
      `-${'a'.repeat(50)}\ud800`,
      JSON.stringify(`-${'a'.repeat(50)}\ud800`),
    ],
  ])('differs where names differ %s', (_, one, other) => {
    expect(pathPart(one)).not.toBe(pathPart(other));
  });

  // These are permalinks: audits quote them. None may ever change.
  test.each([
    ['orders', 'orders'],
    ['orders_v1.2-x', 'orders_v1.2-x'],
    ['public.orders', 'public.orders'],
    ['orders.csv', 'orders.csv'],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['a'.repeat(65), `${'a'.repeat(40)}~mnjwdrelxhvl`],
    ['01a199fe-70e5-7308-b9e0-a430888746cd', '01a199fe-70e5-7308-b9e0-a430888746cd'],
    ['Orders', 'orders~w7ukzxksfzqz'],
    ['ORDERS', 'orders~2dlo7mmi5kbm'],
    ['high value customer', 'high-value-customer~xeh4wzyhqugc'],
    ['s3://b/a b', 's3-b-a-b~pi2ur4haxc4e'],
    ['postgres://db:5432', 'postgres-db-5432~npqrh5p265yr'],
    ['C:\\x', 'c-x~kiaynyuz2xkp'],
    ['../../etc/passwd', 'etc-passwd~g5knnsz2hdqr'],
    ['..', '~l3a7pzya6n6d'],
    ['', '~4oymiquy7qob'],
    ['__proto__', 'proto~gdrk6ocbq22x'],
    ['index.html', 'index-html~b22uomcglcaf'],
    ['nul.txt', 'nul-txt~p46l3vmkyvm6'],
    ['🕷', '~uv6ubkvl4u7z'],
    ['顧客', '~icz6jyn6dhvc'],
    ['ñ', 'n~ajf3sceizke2'],
    ['\ud800', '~dmmpeoxtfep2'],
  ])('of %j is %j for ever', (name, part) => {
    expect(pathPart(name)).toBe(part);
  });
});

describe('a page', () => {
  const orders = { namespace: 'postgres://db:5432', name: 'public.Orders' };

  test.each([
    ['dataset', datasetPath(orders), '/datasets/postgres-db-5432~npqrh5p265yr/public-orders~ip6yf57i5lxl/'],
    [
      'column',
      columnPath({ ...orders, column: 'customer.id' }),
      '/datasets/postgres-db-5432~npqrh5p265yr/public-orders~ip6yf57i5lxl/columns/customer.id/',
    ],
    ['job', jobPath({ namespace: 'airflow', name: 'load.orders' }), '/jobs/airflow/load.orders/'],
    ['run', runPath('01a199fe-70e5-7308-b9e0-a430888746cd'), '/runs/01a199fe-70e5-7308-b9e0-a430888746cd/'],
    ['term', termPath('net-revenue'), '/glossary/net-revenue/'],
    ['owner', ownerPath('finance-data'), '/owners/finance-data/'],
    ['namespace', namespacePath('raw'), '/namespaces/raw/'],
    ['twin', twinPath(jobPath({ namespace: 'a', name: 'b' })), '/jobs/a/b/index.json'],
  ])('of a %s stands where it always stood', (_, path, expected) => {
    expect(path).toBe(expected);
  });

  test('of a dataset stays within the folder of datasets, whatever its names', () => {
    fc.assert(
      fc.property(anyName, anyName, (namespace, name) => {
        const { pathname } = new URL(datasetPath({ namespace, name }), 'https://example.com');
        expect(pathname).toMatch(/^\/datasets\/[^/]+\/[^/]+\/$/);
      }),
    );
  });
});

describe('a link', () => {
  const folder = fc.array(fc.constantFrom('a', 'b', 'c', '~x', 'a.b'), { maxLength: 5 });
  const page = folder.map((parts): SitePath => `/${parts.map((part) => `${part}/`).join('')}`);
  const target = fc
    .tuple(page, fc.constantFrom('', 'index.json', 'a', 'b'), fc.constantFrom('', '#x', '#e-0f/a'))
    .map((parts): SitePath => parts.join('') as SitePath);

  test('leads from any page to any target, wherever the site is put', () => {
    fc.assert(
      fc.property(page, target, fc.constantFrom('', '/some/where'), (from, to, base) => {
        const site = `https://example.com${base}`;
        expect(new URL(hrefFrom(from, to), `${site}${from}`).href).toBe(`${site}${to}`);
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[SitePath, SitePath, string]>([
    ['/', '/', './'],
    ['/', '/jobs/', 'jobs/'],
    ['/jobs/', '/', '../'],
    ['/jobs/a/b/', '/jobs/a/c/', '../c/'],
    ['/jobs/a/b/', '/jobs/a/b/index.json', 'index.json'],
    ['/jobs/a/b/', '/jobs/a/b/#runs', '#runs'],
    ['/jobs/a/b/', '/jobs/a/b/', './'],
    ['/datasets/a/b/columns/c/', '/datasets/a/b/', '../../'],
  ])('from %s to %s is %s', (from, to, href) => {
    expect(hrefFrom(from, to)).toBe(href);
  });
});

import { describe, expect, test } from 'vitest';
import { robotsText, sitemapFiles } from '../../src/site/sitemap.ts';
import type { Site } from '../../src/site/site.ts';
import { RUN, shop } from './shop.ts';

const URL = 'https://a.test/docs/';

async function shopOnWeb(url = URL): Promise<Site> {
  return { ...(await shop()), url };
}

function addresses(text: string): string[] {
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address ?? '');
}

describe('a sitemap', () => {
  test('is there only where the site’s address is known', async () => {
    const site = await shop();
    expect([sitemapFiles(site), robotsText(site)]).toEqual([[], null]);
  });

  test('lists each page once, with the time of the newest event about what it is about', async () => {
    const [file, ...more] = sitemapFiles(await shopOnWeb());
    expect([file?.name, more]).toEqual(['sitemap', []]);
    const text = file?.text ?? '';
    const listed = addresses(text);
    expect(new Set(listed).size).toBe(listed.length);
    const changed = '<lastmod>2026-11-02T12:00:00Z</lastmod>';
    expect(text).toContain(`<url><loc>${URL}datasets/data/sales/</loc>${changed}</url>`);
    expect(text).toContain(`<url><loc>${URL}datasets/data/sales/columns/total/</loc>${changed}</url>`);
    expect(text).toContain(`<url><loc>${URL}jobs/jobs/load/</loc>${changed}</url>`);
    expect(text).toContain(`<url><loc>${URL}runs/${RUN}/</loc>${changed}</url>`);
    // People wrote it, and nothing says when.
    expect(text).toContain(`<url><loc>${URL}glossary/revenue/</loc></url>`);
  });

  test('beyond what one file may list, is a list of files that list the same', async () => {
    const site = await shopOnWeb();
    const whole = addresses(sitemapFiles(site)[0]?.text ?? '');
    const [index, ...parts] = sitemapFiles(site, 10);
    expect(index?.text).toContain('<sitemapindex ');
    expect(addresses(index?.text ?? '')).toEqual(parts.map(({ name }) => `${URL}${name}.xml`));
    expect(parts.flatMap(({ text }) => addresses(text))).toEqual(whole);
    for (const { text } of parts) expect(addresses(text).length).toBeLessThanOrEqual(10);
  });

  test('writes an ampersand of the address as XML has it', async () => {
    const [file] = sitemapFiles(await shopOnWeb("https://a.test/r&d's/"));
    expect(addresses(file?.text ?? '')[0]).toBe('https://a.test/r&amp;d&apos;s/');
  });
});

test('robots.txt leads to the sitemap', async () => {
  expect(robotsText(await shopOnWeb())).toContain(`\nSitemap: ${URL}sitemap.xml\n`);
});

/** What a page says once its scripts have run. */
import type { Page } from 'playwright-core';
import type { SiteDocument } from './document.ts';

/** @param path where the page stands in its site */
export async function readLive(page: Page, path: string): Promise<SiteDocument> {
  const read = await page.evaluate(() => {
    const attributes = (name: string): string[] =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? '');
    return {
      title: document.title,
      headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
      links: [...new Set([...attributes('href'), ...attributes('src')])],
      ids: attributes('id'),
    };
  });
  return { path, ...read, twin: null };
}

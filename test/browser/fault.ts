/** What goes wrong while a page is read. */
import type { Page } from 'playwright-core';

/** Its scripts that fail, what its console says, and what it asks that fails or is not its site's: it grows while the page lives. */
export function faultsOf(page: Page, site: string): readonly string[] {
  const faults: string[] = [];
  const fault = (what: string): unknown => faults.push(`${page.url()}: ${what}`);
  page.on('pageerror', ({ message }) => fault(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') fault(message.text());
  });
  // What is still under way when one goes on is cut off, and is no fault.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') fault(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) fault(`answered ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site}/`) && !/^(?:blob|data):/.test(request.url()))
      fault(`left the site: ${request.url()}`);
  });
  return faults;
}

/** In milliseconds. */
const QUIET = 60;

/** Until the page has loaded, and its scripts have loaded what they load by themselves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(async (quiet) => {
    const loaded = (): number => performance.getEntriesByType('resource').length;
    let before = -1;
    while (before !== loaded()) {
      before = loaded();
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  }, QUIET);
}

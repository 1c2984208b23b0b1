/** What Lighthouse says of a page, as it asks by default: a middling phone on a slow net. */
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { launchChromium } from './chromium.ts';

export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

export interface Verdict {
  /** From 0 to 1. */
  readonly scores: Readonly<Record<Category, number>>;
  /** What it would have otherwise, worst first: the audits below full marks that count. */
  readonly complaints: readonly string[];
}

/** Asks about one page after the other, each in a browser of its own. */
export async function askLighthouse(
  addresses: readonly string[],
  categories: readonly Category[],
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const address of addresses) verdicts.push(await ask(address, categories));
  return verdicts;
}

async function ask(address: string, categories: readonly Category[]): Promise<Verdict> {
  const port = await freePort();
  const browser = await launchChromium(`--remote-debugging-port=${port}`);
  try {
    const result = await lighthouse(address, {
      port,
      onlyCategories: [...categories],
      logLevel: 'error',
      output: 'json',
    });
    if (result === undefined) throw new Error(`Lighthouse says nothing of ${address}.`);
    return verdictOf(result.lhr, categories);
  } finally {
    await browser.close();
  }
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function verdictOf({ categories, audits }: Report, asked: readonly Category[]): Verdict {
  const counting = asked
    .flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0);
  const complaints = counting
    .map(({ id }) => audits[id])
    .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 1)
    .sort((a, b) => (a?.score ?? 0) - (b?.score ?? 0))
    .map((audit) => `${audit?.id ?? ''} ${audit?.score ?? ''}: ${audit?.displayValue ?? audit?.title ?? ''}`);
  return {
    scores: Object.fromEntries(
      asked.map((name) => [name, categories[name]?.score ?? 0]),
    ) as Verdict['scores'],
    complaints,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

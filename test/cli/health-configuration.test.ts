import { describe, expect, test } from 'vitest';
import { readHealth } from '../../src/cli/health/configuration.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { InputError } from '../../src/model/input-error.ts';

/** The message and the way out, as the terminal shows them. */
function mistake(written: unknown): string {
  try {
    readHealth(written);
  } catch (error) {
    if (error instanceof InputError) return `${error.message} → ${error.hint}`;
    throw error;
  }
  return 'no mistake';
}

describe('what the configuration says of health', () => {
  test('is what counts by default, where it says nothing', () => {
    expect(readHealth(undefined)).toEqual({ settings: DEFAULT_SETTINGS, webhook: null });
    expect(readHealth({})).toEqual({ settings: DEFAULT_SETTINGS, webhook: null });
  });

  test('stands in place of the default, key by key', () => {
    const { settings } = readHealth({
      anomaly: { score: 5, leastRuns: 10 },
      scoreDrop: 2,
      patience: '1 hour 30 min',
    });
    expect(settings).toEqual({
      anomaly: { ...DEFAULT_SETTINGS.anomaly, score: 5, leastRuns: 10 },
      scoreDrop: 2,
      patience: 5_400_000,
    });
  });

  test('names a webhook, by its address or by the environment variable that holds it', () => {
    expect(readHealth({ webhook: { urlEnv: 'HOOK' } }).webhook).toEqual({
      address: { kind: 'variable', name: 'HOOK' },
      timeout: 10_000,
      retries: 3,
    });
    expect(
      readHealth({
        webhook: {
          url: 'https://example.com/x',
          timeout: '2 s',
          retries: 0,
        },
      }).webhook,
    ).toEqual({
      address: { kind: 'written', url: 'https://example.com/x' },
      timeout: 2000,
      retries: 0,
    });
  });
});

describe('a mistake in it names the key, what it takes, what was found, and the way out', () => {
  test.each<[unknown, string]>([
    ['often', "health in astro.config.mjs takes a block of keys, and found 'often' → Write health: { … }."],
    [
      { patiense: '1 h' },
      'health in astro.config.mjs has no key patiense → Did you mean patience? It takes anomaly, scoreDrop, patience, webhook.',
    ],
    [
      { anomaly: { leastrun: 1 } },
      'health.anomaly in astro.config.mjs has no key leastrun → Did you mean leastRuns? It takes score, leastRuns, mostRuns, leastShare.',
    ],
    [
      { anomaly: 3.5 },
      'health.anomaly in astro.config.mjs takes a block of keys, and found 3.5 → Write anomaly: { … }.',
    ],
    [
      { anomaly: { score: 0 } },
      'health.anomaly.score in astro.config.mjs takes a number above 0, and found 0 → Write score: 3.5.',
    ],
    [
      { anomaly: { score: '3.5' } },
      "health.anomaly.score in astro.config.mjs takes a number above 0, and found '3.5' → Write score: 3.5.",
    ],
    [
      { anomaly: { score: Number.NaN } },
      'health.anomaly.score in astro.config.mjs takes a number above 0, and found NaN → Write score: 3.5.',
    ],
    [
      { anomaly: { leastRuns: 1.5 } },
      'health.anomaly.leastRuns in astro.config.mjs takes a whole number from 2 on, and found 1.5 → Write leastRuns: 7.',
    ],
    [
      { anomaly: { leastRuns: 80 } },
      'health.anomaly in astro.config.mjs takes a leastRuns up to its mostRuns, and found 80 and 60 → Write leastRuns: 7, mostRuns: 60.',
    ],
    [
      { anomaly: { leastShare: -1 } },
      'health.anomaly.leastShare in astro.config.mjs takes a number from 0 on, and found -1 → Write leastShare: 0.1.',
    ],
    [
      { scoreDrop: 101 },
      'health.scoreDrop in astro.config.mjs takes a number from 0 to 100, and found 101 → Write scoreDrop: 5.',
    ],
    [
      { patience: 15 },
      "health.patience in astro.config.mjs takes a length of time, and found 15 → Write patience: '15 minutes'.",
    ],
    [
      { patience: 'a while' },
      "health.patience in astro.config.mjs takes a length of time, and found 'a while' → Write patience: '15 minutes'.",
    ],
    [
      { webhook: {} },
      "health.webhook in astro.config.mjs takes either url or urlEnv, and found neither → Write webhook: { urlEnv: 'HEADWATER_WEBHOOK' }.",
    ],
    [
      { webhook: { url: 'https://example.com', urlEnv: 'HOOK' } },
      "health.webhook in astro.config.mjs takes either url or urlEnv, and found both → Write webhook: { urlEnv: 'HEADWATER_WEBHOOK' }.",
    ],
    [
      { webhook: 'https://example.com' },
      "health.webhook in astro.config.mjs takes a block of keys, and found something else → Write webhook: { urlEnv: 'HEADWATER_WEBHOOK' }, and put the address into that environment variable.",
    ],
    [
      { webhook: { url: 'https://user:secret@example.com' } },
      "health.webhook.url in astro.config.mjs takes an address that begins with http:// or https://, and found one with a user name or password, with which nothing is sent → Write urlEnv: 'HEADWATER_WEBHOOK', and put the address into that environment variable.",
    ],
    [
      { webhook: { url: 'https://example.com:65536/' } },
      "health.webhook.url in astro.config.mjs takes an address that begins with http:// or https://, and found one whose port is above 65535 → Write urlEnv: 'HEADWATER_WEBHOOK', and put the address into that environment variable.",
    ],
    [
      { webhook: { url: 'ftp://user:secret@example.com' } },
      "health.webhook.url in astro.config.mjs takes an address that begins with http:// or https://, and found something else → Write urlEnv: 'HEADWATER_WEBHOOK', and put the address into that environment variable.",
    ],
    [
      { webhook: { urlEnv: '$HOOK' } },
      "health.webhook.urlEnv in astro.config.mjs takes the name of an environment variable, and found something else → Write urlEnv: 'HEADWATER_WEBHOOK', and put the address into that environment variable.",
    ],
    [
      { webhook: { urlEnv: 'HOOK', timeout: '0 s' } },
      "health.webhook.timeout in astro.config.mjs takes a length of time up to 5 minutes, and found '0 s' → Write timeout: '10 seconds'.",
    ],
    [
      { webhook: { urlEnv: 'HOOK', timeout: '301 s' } },
      "health.webhook.timeout in astro.config.mjs takes a length of time up to 5 minutes, and found '301 s' → Write timeout: '10 seconds'.",
    ],
    [
      { webhook: { urlEnv: 'HOOK', retries: 11 } },
      'health.webhook.retries in astro.config.mjs takes a whole number from 0 to 10, and found 11 → Write retries: 3.',
    ],
  ])('%j', (written, expected) => {
    expect(mistake(written)).toBe(expected);
  });

  test.each<[unknown]>([
    ['http://127.0.0.1:8917/S3CR'],
    [{ webhook: 'http://127.0.0.1:8917/S3CR' }],
    [{ webhook: 'S3CR' }],
    [{ webhook: ['http://127.0.0.1:8917/S3CR'] }],
    [{ webhook: { url: 'hooks.slack.com/services/T0/B0/S3CR' } }],
    [{ webhook: { url: ['https://hooks.slack.com/services/T0/B0/S3CR'] } }],
    [{ webhook: { url: 'https://x:99999/S3CR' } }],
    [{ webhook: { url: 'https://S3CR:S3CR@example.com' } }],
    [{ webhook: { url: 'https://a b/S3CR' } }],
    [{ webhook: { urlEnv: 'https://hooks.slack.com/services/T0/B0/S3CR' } }],
    [{ webhook: { urlEnv: 'T0-B0-S3CR' } }],
    [{ webhook: { urlEnv: 'HOOK', timeout: 'https://hooks.slack.com/S3CR' } }],
    [{ webhook: { urlEnv: 'HOOK', siteUrl: 'hooks.slack.com/S3CR' } }],
    [{ webhook: { 'https://hooks.slack.com/S3CR': true } }],
    [{ patience: { url: 'https://hooks.slack.com/S3CR' } }],
  ])('an address is never shown, since it is a secret: %j', (written) => {
    expect(mistake(written)).toMatch(/^health.* in astro\.config\.mjs .* → /);
    expect(mistake(written)).not.toContain('S3CR');
  });
});

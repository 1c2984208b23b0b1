/** What `astro.config.mjs` says of health, under the key `health`. */
import { inspect } from 'node:util';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type HealthSettings } from '../../health/settings.ts';
import { parseDuration, type Duration } from '../../model/duration.ts';
import { InputError } from '../../model/input-error.ts';
import { nearest } from '../../model/nearest.ts';
import { ADDRESS_FAULTS, addressFault } from './address.ts';

/** As people write it; lengths of time as `15 minutes`. What is absent stands as it does by default. */
export interface HealthOptions {
  /** What counts as an unusual row count or duration: see {@link HealthSettings}. */
  readonly anomaly?: {
    readonly score?: number;
    readonly leastRuns?: number;
    readonly mostRuns?: number;
    readonly leastShare?: number;
  };
  /** How many points of 100 a dataset's score may fall at once; 5 by default. */
  readonly scoreDrop?: number;
  /** How long after its time a run may begin without being late; 15 minutes by default. */
  readonly patience?: string;
  /** Where `headwater health --post` sends its message. */
  readonly webhook?: {
    /** The address. It is a secret: `urlEnv` keeps it out of the file. */
    readonly url?: string;
    /** The name of the environment variable that holds the address. */
    readonly urlEnv?: string;
    /** How long one try may take, up to 5 minutes; 10 seconds by default. */
    readonly timeout?: string;
    /** How often it is tried again after a failure that may pass; 3 times by default. */
    readonly retries?: number;
  };
}

export interface Webhook {
  readonly address:
    { readonly kind: 'written'; readonly url: string } | { readonly kind: 'variable'; readonly name: string };
  readonly timeout: Duration;
  readonly retries: number;
}

export interface HealthConfiguration {
  readonly settings: HealthSettings;
  /** Null where messages go nowhere. */
  readonly webhook: Webhook | null;
}

/** What each key takes, as the end of a sentence, and an example. */
interface Leaf {
  readonly takes: string;
  readonly example: string;
  /** A value that is never shown: it is the webhook's address, or may be that in the wrong place. */
  readonly secret?: true;
  /** An address, of which is said what is wrong with it. */
  readonly address?: true;
}

const VARIABLE = "urlEnv: 'HEADWATER_WEBHOOK'";
const INTO_VARIABLE = 'and put the address into that environment variable';

const LEAVES: Readonly<Record<string, Leaf>> = {
  'anomaly.score': { takes: 'a number above 0', example: 'score: 3.5' },
  'anomaly.leastRuns': { takes: 'a whole number from 2 on', example: 'leastRuns: 7' },
  'anomaly.mostRuns': { takes: 'a whole number from 2 on', example: 'mostRuns: 60' },
  'anomaly.leastShare': { takes: 'a number from 0 on', example: 'leastShare: 0.1' },
  scoreDrop: { takes: 'a number from 0 to 100', example: 'scoreDrop: 5' },
  patience: { takes: 'a length of time', example: "patience: '15 minutes'" },
  webhook: { takes: 'a block of keys', example: `webhook: { ${VARIABLE} }, ${INTO_VARIABLE}`, secret: true },
  'webhook.url': {
    takes: 'an address that begins with http:// or https://',
    example: `${VARIABLE}, ${INTO_VARIABLE}`,
    secret: true,
    address: true,
  },
  'webhook.urlEnv': {
    takes: 'the name of an environment variable',
    example: `${VARIABLE}, ${INTO_VARIABLE}`,
    secret: true,
  },
  'webhook.timeout': { takes: 'a length of time up to 5 minutes', example: "timeout: '10 seconds'" },
  'webhook.retries': { takes: 'a whole number from 0 to 10', example: 'retries: 3' },
};

const duration = z.string().transform((text, context): Duration => {
  const read = parseDuration(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'no length of time' });
  return z.NEVER;
});
const address = z.string().refine((text) => addressFault(text) === null);

/** Node's fetch waits no longer than this for an answer, whatever it is told. In milliseconds. */
const LONGEST_TIMEOUT = 300_000;

const runs = z.int().min(2).max(1_000_000);

const usual = DEFAULT_SETTINGS;

const schema = z.strictObject({
  anomaly: z
    .strictObject({
      score: z.number().positive().default(usual.anomaly.score),
      leastRuns: runs.default(usual.anomaly.leastRuns),
      mostRuns: runs.default(usual.anomaly.mostRuns),
      leastShare: z.number().nonnegative().default(usual.anomaly.leastShare),
    })
    .default(usual.anomaly),
  scoreDrop: z.number().min(0).max(100).default(usual.scoreDrop),
  patience: duration.default(usual.patience),
  webhook: z
    .strictObject({
      url: address.optional(),
      urlEnv: z
        .string()
        .regex(/^[A-Za-z_]\w*$/)
        .optional(),
      timeout: duration.refine((length) => length <= LONGEST_TIMEOUT).default(10_000 as Duration),
      retries: z.int().min(0).max(10).default(3),
    })
    .optional(),
});

/** @throws InputError where a key is unknown, or its value is none that it takes. */
export function readHealth(written: unknown): HealthConfiguration {
  const parsed = schema.safeParse(written ?? {});
  if (!parsed.success) throw mistakeOf(parsed.error.issues, written);
  const { webhook, ...settings } = parsed.data;
  if (settings.anomaly.leastRuns > settings.anomaly.mostRuns) throw crossedRuns(settings);
  return { settings, webhook: webhook === undefined ? null : webhookOf(webhook) };
}

function webhookOf(written: NonNullable<z.infer<typeof schema>['webhook']>): Webhook {
  const { url, urlEnv, timeout, retries } = written;
  if ((url === undefined) === (urlEnv === undefined)) {
    throw new InputError(
      `health.webhook in astro.config.mjs takes either url or urlEnv, and found ${url === undefined ? 'neither' : 'both'}`,
      `Write webhook: { ${VARIABLE} }.`,
    );
  }
  return {
    address: url === undefined ? { kind: 'variable', name: urlEnv ?? '' } : { kind: 'written', url },
    timeout,
    retries,
  };
}

function crossedRuns({ anomaly }: HealthSettings): InputError {
  return new InputError(
    `health.anomaly in astro.config.mjs takes a leastRuns up to its mostRuns, and found ${anomaly.leastRuns} and ${anomaly.mostRuns}`,
    'Write leastRuns: 7, mostRuns: 60.',
  );
}

function mistakeOf([issue]: readonly z.core.$ZodIssue[], written: unknown): InputError {
  const path = (issue?.path ?? []).map(String);
  const key = ['health', ...path].join('.');
  if (issue?.code === 'unrecognized_keys') return unknownKey(key, path, issue.keys[0] ?? '');
  const leaf = LEAVES[path.join('.')];
  const found = foundText(path.reduce(memberOf, written), leaf);
  return new InputError(
    `${key} in astro.config.mjs takes ${leaf?.takes ?? 'a block of keys'}, and found ${found}`,
    leaf === undefined ? `Write ${path.at(-1) ?? 'health'}: { … }.` : `Write ${leaf.example}.`,
  );
}

function unknownKey(key: string, path: readonly string[], unknown: string): InputError {
  const prefix = path.map((part) => `${part}.`).join('');
  const known = Object.keys(LEAVES)
    .filter((leaf) => leaf.startsWith(prefix))
    .map((leaf) => leaf.slice(prefix.length).split('.')[0] ?? '');
  const meant = nearest(unknown, known);
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  return new InputError(
    `${key} in astro.config.mjs has ${mayBeAddress(unknown) ? 'a key that it does not take' : `no key ${unknown}`}`,
    `${guess}It takes ${[...new Set(known)].join(', ')}.`,
  );
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

const LONGEST_SHOWN = 60;

function foundText(value: unknown, leaf: Leaf | undefined): string {
  const fault = leaf?.address === true && typeof value === 'string' ? addressFault(value) : null;
  if (fault !== null && fault !== 'scheme') return ADDRESS_FAULTS[fault];
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `'${value}'` : inspect(value, { breakLength: Infinity });
  if (leaf?.secret === true || mayBeAddress(text)) return ADDRESS_FAULTS.scheme;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** The webhook's, in the wrong place: it is shown nowhere. */
function mayBeAddress(text: string): boolean {
  return text.includes('/');
}

/** Sends a message to a webhook, again where a failure may pass. Its address is a secret, and is in nothing that is said of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { visible } from '../../model/visible.ts';
import { withoutAddress } from './address.ts';

export interface Delivery {
  readonly url: string;
  /** How long one try may take, in milliseconds. */
  readonly timeout: number;
  /** How often it is tried again. */
  readonly retries: number;
  /** How long it waits before the first time that it tries again, in milliseconds; each time twice as long as before. */
  readonly firstPause: number;
  /** Is told before each wait. */
  readonly onWait: (wait: Wait) => void;
}

export interface Wait {
  /** Which try comes after it; the first is 1. */
  readonly next: number;
  /** In milliseconds. */
  readonly pause: number;
  /** How long the server asks to be left alone, in milliseconds; null where it asks nothing. */
  readonly asked: number | null;
  /** What came of the try before, as a clause. */
  readonly fault: string;
}

/**
 * What is to blame: status 429, a status of 5xx, any other 4xx, a 3xx; no answer in time, none at all, or a port to
 * which fetch sends nothing.
 */
export type Cause = 'busy' | 'server' | 'refused' | 'moved' | 'timeout' | 'unreachable' | 'port';

export type Outcome =
  | { readonly delivered: true; readonly tries: number }
  | {
      readonly delivered: false;
      readonly tries: number;
      readonly cause: Cause;
      /** As a clause. */
      readonly fault: string;
    };

/** What one try came to; `wait` is how long to wait, in milliseconds, before the next, where the answer says so. */
type Try =
  | { readonly kind: 'delivered' }
  | {
      readonly kind: 'failed';
      readonly cause: Cause;
      readonly fault: string;
      readonly wait: number | null;
    };

/** What may pass. */
const PASSING: ReadonlySet<Cause> = new Set(['busy', 'server', 'timeout', 'unreachable']);

/** So much of an answer is told, in characters. */
const LONGEST_ANSWER = 200;

/** Longer than this nobody is made to wait. */
const LONGEST_PAUSE = 60_000;

/** Tries again after status 429 and 5xx, after a timeout, and where no answer came; not after any other 4xx, nor where it is sent elsewhere. */
export async function deliver(message: object, delivery: Delivery): Promise<Outcome> {
  const body = JSON.stringify(message);
  for (let tries = 1; ; tries++) {
    const outcome = await tryOnce(body, delivery);
    if (outcome.kind === 'delivered') return { delivered: true, tries };
    const { cause, fault, wait } = outcome;
    if (!PASSING.has(cause) || tries > delivery.retries) return { delivered: false, tries, cause, fault };
    const length = Math.min(LONGEST_PAUSE, wait ?? delivery.firstPause * 2 ** (tries - 1));
    delivery.onWait({ next: tries + 1, pause: length, asked: wait, fault });
    await pause(length);
  }
}

async function tryOnce(body: string, { url, timeout }: Delivery): Promise<Try> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      // Nobody but the address that was configured gets the message.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    return await readAnswer(response, url);
  } catch (error) {
    return { kind: 'failed', ...faultOf(error, timeout), wait: null };
  }
}

async function readAnswer(response: Response, url: string): Promise<Try> {
  if (response.ok) return { kind: 'delivered' };
  const { status } = response;
  // Cut only then: half of an address would not be known for one.
  const said = withoutAddress((await response.text()).trim(), url).slice(0, LONGEST_ANSWER);
  return {
    kind: 'failed',
    cause: causeOf(status),
    fault: `it answered ${status}${said === '' ? '' : `: ${visible(said)}`}`,
    wait: retryAfter(response.headers.get('retry-after')),
  };
}

function causeOf(status: number): Cause {
  if (status === 429) return 'busy';
  if (status >= 500) return 'server';
  return status >= 400 ? 'refused' : 'moved';
}

/** In milliseconds; null where the header is missing or says nothing (RFC 9110, section 10.2.3: seconds, or a date). */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** Its message may hold the address: of what Node says, the code alone. */
function faultOf(error: unknown, timeout: number): { readonly cause: Cause; readonly fault: string } {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { cause: 'timeout', fault: `no answer came in ${timeout} ms` };
  const reason = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  // Fetch standard, section 2.9: “bad ports”, which are those of mail and the like.
  if (reason?.message === 'bad port')
    return { cause: 'port', fault: 'its port is one of those to which web requests are never sent' };
  const code = reason?.code === undefined ? '' : ` (${reason.code})`;
  return { cause: 'unreachable', fault: `it could not be reached${code}` };
}

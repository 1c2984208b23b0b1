/** Sends a message to a webhook, again where a failure may pass. Its address is a secret, and is in nothing that is said of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { visible } from '../../model/visible.ts';

export interface Delivery {
  readonly url: string;
  /** How long one try may take, in milliseconds. */
  readonly timeout: number;
  /** How often it is tried again. */
  readonly retries: number;
  /** How long it waits before the first time that it tries again, in milliseconds; each time twice as long as before. */
  readonly firstPause: number;
}

export type Outcome =
  | { readonly delivered: true; readonly tries: number }
  | { readonly delivered: false; readonly tries: number; /** As a clause. */ readonly fault: string };

/** What one try came to; `wait` is how long to wait, in milliseconds, before the next, where the answer says so. */
type Try =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'refused'; readonly fault: string }
  | { readonly kind: 'failed'; readonly fault: string; readonly wait: number | null };

/** Longer than this nobody is made to wait. */
const LONGEST_PAUSE = 60_000;

/** Tries again after status 429 and 5xx, after a timeout, and where no answer came; not after any other 4xx, nor where it is sent elsewhere. */
export async function deliver(message: object, delivery: Delivery): Promise<Outcome> {
  const body = JSON.stringify(message);
  for (let tries = 1; ; tries++) {
    const outcome = await tryOnce(body, delivery);
    if (outcome.kind === 'delivered') return { delivered: true, tries };
    if (outcome.kind === 'refused' || tries > delivery.retries) {
      return { delivered: false, tries, fault: outcome.fault };
    }
    await pause(Math.min(LONGEST_PAUSE, outcome.wait ?? delivery.firstPause * 2 ** (tries - 1)));
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
    return { kind: 'failed', fault: faultOf(error, timeout), wait: null };
  }
}

async function readAnswer(response: Response, url: string): Promise<Try> {
  if (response.ok) return { kind: 'delivered' };
  const { status } = response;
  const said = (await response.text()).trim().slice(0, 200).replaceAll(url, '…');
  const fault = `it answered ${status}${said === '' ? '' : `: ${visible(said)}`}`;
  if (status !== 429 && status < 500) return { kind: 'refused', fault };
  return { kind: 'failed', fault, wait: retryAfter(response.headers.get('retry-after')) };
}

/** In milliseconds; null where the header is missing or says nothing (RFC 9110, section 10.2.3: seconds, or a date). */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** Its message may hold the address: of what Node says, the code alone. */
function faultOf(error: unknown, timeout: number): string {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `no answer came in ${timeout} ms`;
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return `it could not be reached${cause?.code === undefined ? '' : ` (${cause.code})`}`;
}

/** `https://hooks.slack.com/…` */
export function maskedAddress(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}/…`;
}

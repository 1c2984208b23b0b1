/** `headwater health --post`: the message, sent or shown. */
import { formatDuration } from '../../model/duration.ts';
import { InputError } from '../../model/input-error.ts';
import { say } from '../terminal.ts';
import { ADDRESS_FAULTS, addressFault, maskedAddress } from './address.ts';
import type { Webhook } from './configuration.ts';
import type { SlackMessage } from './slack-message.ts';
import { deliver, type Cause, type Wait } from './webhook.ts';

/** Before the second try; each further wait is twice as long. In milliseconds. */
const FIRST_PAUSE = 1000;

/** @throws InputError where it was not delivered. */
export async function post(message: SlackMessage, webhook: Webhook, dryRun: boolean): Promise<void> {
  const url = addressOf(webhook);
  if (dryRun) {
    sayDryRun(message, webhook, url);
    return;
  }
  if (url === null) throw unsetVariable(webhook);
  const { timeout, retries } = webhook;
  const onWait = (wait: Wait): void => {
    say(waitText(wait, retries + 1));
  };
  const outcome = await deliver(message, { url, timeout, retries, firstPause: FIRST_PAUSE, onWait });
  if (!outcome.delivered) {
    throw new InputError(
      `The message was not delivered to ${maskedAddress(url)} in ${triesText(outcome.tries)}: ${outcome.fault}`,
      wayOut(outcome.cause, webhook.address),
    );
  }
  say(`Delivered to ${maskedAddress(url)} in ${triesText(outcome.tries)}.`);
}

/** Null where the environment does not hold it. @throws InputError where nothing can be sent to what it holds. */
function addressOf({ address }: Webhook): string | null {
  if (address.kind === 'written') return address.url;
  const url = process.env[address.name] ?? '';
  if (url === '') return null;
  const fault = addressFault(url);
  if (fault === null) return url;
  throw new InputError(
    `The environment variable ${address.name} takes an address that begins with http:// or https://, and holds ${ADDRESS_FAULTS[fault]}`,
    'Put the webhook’s address into it.',
  );
}

/** What can be done, as an instruction. */
export function wayOut(cause: Cause, address: Webhook['address']): string {
  const place = placeOf(address);
  switch (cause) {
    case 'busy':
      return 'It was asked too often: try again later.';
    case 'server':
      return 'The fault is that server’s: try again later.';
    case 'timeout':
      return 'Try again later, or give it longer: health.webhook.timeout in astro.config.mjs is how long one try may take.';
    case 'unreachable':
      return `See whether this machine reaches that host, and whether the address in ${place} is right.`;
    case 'refused':
      return `See whether the address in ${place} is right, and takes messages as Slack does.`;
    case 'moved':
      return `Nothing is sent on to where it leads: put the address that takes the message into ${place}.`;
    case 'port':
      return `Put an address with another port into ${place}.`;
  }
}

/** Where the address is written. */
function placeOf(address: Webhook['address']): string {
  return address.kind === 'variable'
    ? `the environment variable ${address.name}`
    : 'health.webhook.url of astro.config.mjs';
}

/** @param most how many tries there are */
export function waitText({ fault, pause, asked, next }: Wait, most: number): string {
  const longer = asked !== null && asked > pause ? `, though it asks for ${formatDuration(asked)}` : '';
  return `Not delivered yet: ${fault}. Waiting ${formatDuration(pause)}${longer}; then try ${next} of ${most}.`;
}

function triesText(tries: number): string {
  return tries === 1 ? '1 try' : `${tries} tries`;
}

function sayDryRun(message: SlackMessage, webhook: Webhook, url: string | null): void {
  const { address, timeout, retries } = webhook;
  const variable = address.kind === 'variable' ? address.name : '';
  const where = url === null ? `what ${variable} holds, which is not set` : maskedAddress(url);
  say(`Nothing is sent. It would go to ${where}; a try may take ${formatDuration(timeout)}, and there are`);
  say(`${triesText(retries + 1)} at most. The message:\n`);
  say(JSON.stringify(message, null, 2));
}

export function noWebhook(): InputError {
  return new InputError(
    '--post needs a webhook, and astro.config.mjs names none',
    "Write health: { webhook: { urlEnv: 'HEADWATER_WEBHOOK' } } into it, and put the address into that environment variable.",
  );
}

function unsetVariable({ address }: Webhook): InputError {
  const name = address.kind === 'variable' ? address.name : '';
  return new InputError(
    `The environment variable ${name} is not set, and health.webhook.urlEnv in astro.config.mjs names it`,
    `Put the webhook’s address into ${name}, or see with --dry-run what would be sent.`,
  );
}

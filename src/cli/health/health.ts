/** `headwater health`: what is wrong now, and whom to call. */
import { beganAt } from '../../graph/run-history.ts';
import { healthOf } from '../../health/health.ts';
import { ledgerOf, type Ledger } from '../../health/ledger.ts';
import { InputError } from '../../model/input-error.ts';
import { formatDuration } from '../../model/duration.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import { healthRecord } from '../../site/health-record.ts';
import { readConfiguration, type ReadConfiguration } from '../configuration.ts';
import { parseLine, readSources, SOURCE_OPTIONS, type SourceOptions } from '../options.ts';
import { PROJECT_ROOT } from '../project.ts';
import { askedNetwork, sourceRecord, sourceText } from '../question/catalog.ts';
import { say, sayError } from '../terminal.ts';
import { isWebAddress, type Webhook } from './configuration.ts';
import { healthLines } from './health-text.ts';
import { slackMessage, type SlackMessage } from './slack-message.ts';
import { deliver, maskedAddress } from './webhook.ts';

const HELP = `Says what is wrong with the pipelines and their data, what most depends on first, and whom to call. It tells of the
newest event of the log: asked again, it says the same.

Usage: npm run headwater -- health [options]

  --json              answer in JSON, for programs (npm run --silent headwater -- …): what /health/index.json holds
  --post              send it to the webhook of astro.config.mjs as well, as JSON that Slack takes
  --dry-run           with --post: show what would be sent, and where to, and send nothing
  --as-of <time>      tell of that moment: what happened later is as if it had not
  --events <path>…    ask this log, and not the last build: files or folders of OpenLineage events
  --glossary <path>…  the YAML that goes with it: schedules, rules, owners
  --dialect <name>    the SQL dialect of jobs of which neither the log nor its names tell
  --help              show this text

Example: npm run headwater -- health --as-of 2026-11-12

Exit codes: 0 nothing is known to be wrong, 1 something is, 2 the command was not understood, there is nothing to ask,
or the message was not delivered.
`;

const OPTIONS = {
  ...SOURCE_OPTIONS,
  json: { type: 'boolean' },
  post: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

interface HealthCommand {
  readonly sources: SourceOptions;
  readonly json: boolean;
  readonly post: boolean;
  readonly dryRun: boolean;
  readonly help: boolean;
}

/** Before the second try; each further wait is twice as long. In milliseconds. */
const FIRST_PAUSE = 1000;

/** @returns the exit code */
export async function healthCommand(args: readonly string[]): Promise<number> {
  try {
    const command = readCommand(args);
    if (command.help) {
      process.stdout.write(HELP);
      return 0;
    }
    return await run(command, await readConfiguration(PROJECT_ROOT));
  } catch (error) {
    sayError(error);
    return 2;
  }
}

/** @throws InputError where an option is unknown, or does not go with the others. */
function readCommand(args: readonly string[]): HealthCommand {
  const { values, tokens } = parseLine(args, OPTIONS);
  const { words, ...sources } = readSources(values, tokens);
  if (words[0] !== undefined) {
    throw new InputError(
      `health is about all there is, and found ${words[0] === '' ? "''" : words[0]}`,
      'Leave the name out; --events is for a log.',
    );
  }
  if (sources.glossary.length > 0 && sources.events.length === 0) {
    throw new InputError(
      '--glossary goes with --events',
      'Name the log that it describes, or ask the last build.',
    );
  }
  if (values['dry-run'] === true && values.post !== true) {
    throw new InputError('--dry-run goes with --post', 'Write --post --dry-run.');
  }
  return {
    sources,
    json: values.json === true,
    post: values.post === true,
    dryRun: values['dry-run'] === true,
    help: values.help === true,
  };
}

async function run(command: HealthCommand, configuration: ReadConfiguration): Promise<number> {
  const { webhook, settings } = configuration.health;
  if (command.post && webhook === null) throw noWebhook();
  const asked = await askedNetwork(command.sources);
  const { network } = asked;
  const ledger = ledgerOf(network, command.sources.asOf ?? network.catalog.asOf, settings);
  const [oldest] = network.catalog.runs.slice(-1);
  if (ledger.runs.length === 0 && oldest !== undefined) throw beforeTheLog(ledger.asOf, beganAt(oldest));
  const text = command.json
    ? JSON.stringify({ ...healthRecord(ledger), catalog: sourceRecord(asked) }, null, 2)
    : [...healthLines(ledger), '', sourceText(asked)].join('\n');
  process.stdout.write(`${text}\n`);
  if (command.post && webhook !== null) await post(ledger, configuration.title, webhook, command.dryRun);
  return healthOf(ledger).open.length === 0 ? 0 : 1;
}

/** Of a time before the first run nothing is known, not even that all is well. */
function beforeTheLog(asOf: Instant, first: Instant): InputError {
  return new InputError(
    `The log begins at ${formatInstant(first)}, later than ${formatInstant(asOf)}, the time of --as-of`,
    'Give a later time.',
  );
}

/** @throws InputError where it was not delivered. */
async function post(ledger: Ledger, title: string, webhook: Webhook, dryRun: boolean): Promise<void> {
  const message = slackMessage(title, healthOf(ledger), webhook.siteUrl);
  const url = addressOf(webhook);
  if (dryRun) {
    sayDryRun(message, webhook, url);
    return;
  }
  if (url === null) throw unsetVariable(webhook);
  const { timeout, retries } = webhook;
  const outcome = await deliver(message, { url, timeout, retries, firstPause: FIRST_PAUSE });
  if (!outcome.delivered) {
    throw new InputError(
      `The message was not delivered to ${maskedAddress(url)} in ${triesText(outcome.tries)}: ${outcome.fault}`,
      'See whether the address in health.webhook of astro.config.mjs is right, and try again.',
    );
  }
  say(`Delivered to ${maskedAddress(url)} in ${triesText(outcome.tries)}.`);
}

function triesText(tries: number): string {
  return tries === 1 ? '1 try' : `${tries} tries`;
}

/** Null where the environment does not hold it. @throws InputError where what it holds is no address. */
function addressOf({ address }: Webhook): string | null {
  if (address.kind === 'written') return address.url;
  const url = process.env[address.name] ?? '';
  if (url === '') return null;
  if (isWebAddress(url)) return url;
  throw new InputError(
    `The environment variable ${address.name} holds no address that begins with http:// or https://`,
    'Put the webhook’s address into it.',
  );
}

function sayDryRun(message: SlackMessage, webhook: Webhook, url: string | null): void {
  const { address, timeout, retries } = webhook;
  const variable = address.kind === 'variable' ? address.name : '';
  const where = url === null ? `what ${variable} holds, which is not set` : maskedAddress(url);
  say(`Nothing is sent. It would go to ${where}; a try may take ${formatDuration(timeout)}, and there are`);
  say(`${triesText(retries + 1)} at most. The message:\n`);
  say(JSON.stringify(message, null, 2));
}

function noWebhook(): InputError {
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

/** `headwater health`: what is wrong now, and whom to call. */
import { beganAt } from '../../graph/run-history.ts';
import { healthOf } from '../../health/health.ts';
import { ledgerOf } from '../../health/ledger.ts';
import { InputError } from '../../model/input-error.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import { healthRecord } from '../../site/health-record.ts';
import { readConfiguration, type ReadConfiguration } from '../configuration.ts';
import { parseLine, readSources, SOURCE_OPTIONS, type SourceOptions } from '../options.ts';
import { PROJECT_ROOT } from '../project.ts';
import { askedNetwork, sourceRecord, sourceText } from '../question/catalog.ts';
import { sayError } from '../terminal.ts';
import { healthLines } from './health-text.ts';
import { noWebhook, post } from './post.ts';
import { slackMessage } from './slack-message.ts';

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
  if (command.post && webhook !== null) {
    const message = slackMessage(configuration.title, healthOf(ledger), configuration.url ?? null);
    await post(message, webhook, command.dryRun);
  }
  return healthOf(ledger).open.length === 0 ? 0 : 1;
}

/** Of a time before the first run nothing is known, not even that all is well. */
function beforeTheLog(asOf: Instant, first: Instant): InputError {
  return new InputError(
    `The log begins at ${formatInstant(first)}, later than ${formatInstant(asOf)}, the time of --as-of`,
    'Give a later time.',
  );
}

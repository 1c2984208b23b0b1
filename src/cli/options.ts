/** The options that commands which read a log have in common. */
import { parseArgs } from 'node:util';
import { InputError } from '../model/input-error.ts';
import type { Configuration } from './configuration.ts';
import type { Sources } from './load.ts';

export interface BuildOptions {
  readonly events: readonly string[];
  readonly glossary: readonly string[];
  readonly out: string;
  readonly pipelines: boolean;
  readonly strict: boolean;
  readonly help: boolean;
}

/**
 * Reads a command line. Paths that follow `--events` without an option of their own are events too.
 * @throws InputError where an option is unknown or lacks its value.
 */
export function readOptions(args: readonly string[]): BuildOptions {
  const { values, positionals } = parse(args);
  const { events = [] } = values;
  if (positionals.length > 0 && events.length === 0) {
    throw new InputError(
      `There is no option before ${positionals[0] ?? ''}`,
      'Name what it is: --events for a log, --glossary for YAML, --out for the folder to write.',
    );
  }
  return {
    events: [...events, ...positionals],
    glossary: values.glossary ?? [],
    out: values.out ?? 'dist',
    pipelines: values['no-pipelines'] !== true && events.length === 0,
    strict: values.strict === true,
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        events: { type: 'string', multiple: true },
        glossary: { type: 'string', multiple: true },
        out: { type: 'string' },
        'no-pipelines': { type: 'boolean' },
        strict: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/\. .*$/s, '') : String(error);
    throw new InputError(message, 'Run the command with --help to see what it takes.');
  }
}

/** A log that is named comes with the glossary that is named with it: the configured one describes other data. */
export function sourcesOf(options: BuildOptions, configuration: Configuration): Sources {
  const ownLog = options.events.length > 0;
  return {
    title: configuration.title,
    events: ownLog ? options.events : configuration.events,
    glossary: options.glossary.length > 0 || ownLog ? options.glossary : configuration.glossary,
  };
}

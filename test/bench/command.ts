/** What the commands of this folder have in common. */
import { parseLine } from '../../src/cli/options.ts';
import { sayError } from '../../src/cli/terminal.ts';
import { InputError } from '../../src/model/input-error.ts';

export interface Command<Request> {
  readonly help: string;
  /** Null for a call for help. @throws InputError where the arguments ask for what there is not */
  readonly read: (args: readonly string[]) => Request | null;
  readonly work: (request: Request) => Promise<void>;
}

/** @returns the exit code: 0 done, 1 not done, 2 the command was not understood */
export async function runCommand<Request>(
  { help, read, work }: Command<Request>,
  args: readonly string[],
): Promise<number> {
  let request: Request | null;
  try {
    request = read(args);
  } catch (error) {
    sayError(error);
    return 2;
  }
  if (request === null) {
    process.stdout.write(help);
    return 0;
  }
  try {
    await work(request);
    return 0;
  } catch (error) {
    sayError(error);
    return 1;
  }
}

/** The values of options that take one, and whether help is asked for. @throws InputError where there is anything else */
export function readValues<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): { readonly help: boolean; readonly valueOf: (name: Name) => string | undefined } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  const { values, positionals } = parseLine(args, { ...options, help: { type: 'boolean', short: 'h' } });
  if (positionals[0] !== undefined) {
    throw new InputError(
      `No option says what ${positionals[0]} is`,
      'Run the command with --help to see what it takes.',
    );
  }
  const given = new Map<string, unknown>(Object.entries(values));
  return {
    help: given.get('help') === true,
    valueOf: (name) => {
      const value = given.get(name);
      return typeof value === 'string' ? value : undefined;
    },
  };
}

/** @throws InputError where it is no whole number, or less than `least` */
export function readCount(option: string, text: string | undefined, absent: number, least: number): number {
  if (text === undefined) return absent;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new InputError(
    `--${option} takes a whole number of at least ${least}, and found ${text}`,
    'Run the command with --help to see what it takes.',
  );
}

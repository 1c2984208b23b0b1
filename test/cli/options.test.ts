import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/cli/configuration.ts';
import { readOptions, sourcesOf } from '../../src/cli/options.ts';
import { InputError } from '../../src/model/input-error.ts';
import { PROJECT } from './command.ts';

/** The message and the way out, as the terminal shows them. */
function mistake(...args: readonly string[]): string {
  try {
    readOptions(args);
  } catch (error) {
    if (error instanceof InputError) return `${error.message} → ${error.hint}`;
    throw error;
  }
  return 'no mistake';
}

describe('the command line', () => {
  test('asks for the demo, with its pipelines, where it is empty', () => {
    expect(readOptions([])).toEqual({
      events: [],
      glossary: [],
      out: 'dist',
      pipelines: true,
      strict: false,
      help: false,
      asOf: null,
      dialect: null,
      url: null,
      edit: null,
      cache: true,
      threads: null,
      timings: null,
      profile: null,
    });
  });

  test.each<[string[], object]>([
    [['--events', 'a', '--events', 'b'], { events: ['a', 'b'], pipelines: false }],
    [['--events', 'a', 'b', 'c'], { events: ['a', 'b', 'c'] }],
    [['--glossary', 'a.yaml', 'b.yaml'], { events: [], glossary: ['a.yaml', 'b.yaml'], pipelines: true }],
    [
      ['--events', 'a', 'b', '--glossary', 'c', 'd', '--events', 'e', '--strict'],
      { events: ['a', 'b', 'e'], glossary: ['c', 'd'], strict: true },
    ],
    [['--events=a', '--out=site'], { events: ['a'], out: 'site' }],
    [['--events', 'a', '--', '-odd-', '--name'], { events: ['a', '-odd-', '--name'] }],
    [['--out', 'x', '--out', 'y'], { out: 'y' }],
    [['--no-pipelines'], { pipelines: false }],
    [['-h'], { help: true }],
    [['--no-cache'], { cache: false }],
    [['--threads', '2'], { threads: 2 }],
    [['--timings', 't.json'], { timings: 't.json' }],
    [['--profile'], { profile: 'headwater.cpuprofile' }],
    [['--profile=a.cpuprofile', '--strict'], { profile: 'a.cpuprofile', strict: true }],
    [['--events', 'a', '--', '--profile'], { events: ['a', '--profile'], profile: null }],
    [['--url', 'https://example.com/lineage'], { url: 'https://example.com/lineage/' }],
    [['--edit', 'https://example.com/{file}#{line}'], { edit: 'https://example.com/{file}#{line}' }],
    [['--as-of', '2026-11-02'], { asOf: '2026-11-02T23:59:59.999999999Z' }],
    [['--as-of', '2026-11-02T06:00:00+02:00'], { asOf: '2026-11-02T04:00:00.000000000Z' }],
  ])('%j means %j', (args, expected) => {
    expect(readOptions(args)).toMatchObject(expected);
  });

  test.each([
    [
      ['--as-of', 'yesterday'],
      '--as-of takes a day or a time, and found yesterday → Write it as 2026-11-02 or 2026-11-02T06:00:00Z.',
    ],
    [
      ['--event', 'logs'],
      "Unknown option '--event' → Did you mean --events? Run the command with --help to see what it takes.",
    ],
    [
      ['--url', 'https://me:secret@example.com/'],
      '--url takes the web address that the site will have, and found one with a user name or password → Write it as https://lineage.example.com/ or https://example.com/lineage/.',
    ],
    [['--frobnicate'], "Unknown option '--frobnicate' → Run the command with --help to see what it takes."],
    [['-x'], "Unknown option '-x' → Run the command with --help to see what it takes."],
    [
      ['--out'],
      "Option '--out <value>' argument missing → Run the command with --help to see what it takes.",
    ],
    [
      ['--events', '--strict'],
      '--events takes a value, and found --strict, which begins like an option → Write --events=--strict where that is meant.',
    ],
    [
      ['--strict=yes'],
      "Option '--strict' does not take an argument → Run the command with --help to see what it takes.",
    ],
    [
      ['logs/'],
      'No option says what logs/ is → Name what it is: --events for a log, --glossary for YAML, --out for the folder to write.',
    ],
    [
      ['--events', 'a', '--out', 'b', 'c'],
      'No option says what c is → Name what it is: --events for a log, --glossary for YAML, --out for the folder to write.',
    ],
    [['--events', ''], '--events has an empty value → Write a path after --events, or leave the option out.'],
    [['--url='], '--url has an empty value → Write an address after --url, or leave the option out.'],
    ...['https://example.com/edit', 'https://{file}.example.com/', 'https://example.com/{file}/{foo}'].map(
      (address): [string[], string] => [
        ['--edit', address],
        `--edit takes the web address where a file of the glossary is edited, with {file} in the place of its name, and found ${address} → Write it as https://github.com/acme/data/edit/main/{file}#L{line}.`,
      ],
    ),
    ...['0', '65', 'two', '1.5', '-1'].map((found): [string[], string] => [
      [`--threads=${found}`],
      `--threads takes a whole number from 1 to 64, and found ${found} → Write --threads 1 to render in one thread, or leave the option out.`,
    ]),
    [
      ['--profile', 'a.cpuprofile'],
      'No option says what a.cpuprofile is → Name what it is: --events for a log, --glossary for YAML, --out for the folder to write.',
    ],
    [['--out='], '--out has an empty value → Write a path after --out, or leave the option out.'],
  ])('%j is a mistake that is told', (args, expected) => {
    expect(mistake(...args)).toBe(expected);
  });
});

describe('what is read', () => {
  const configuration = { title: 'Demo', events: ['lineage'], glossary: ['glossary'] };
  const sources = (...args: readonly string[]) => sourcesOf(readOptions(args), configuration);

  test('is what the configuration names, where the command line names nothing', () => {
    expect(sources()).toMatchObject({ events: ['lineage'], glossary: ['glossary'] });
  });

  test('of a log that is named leaves out the configured glossary, which is about other data', () => {
    expect(sources('--events', 'a')).toMatchObject({ events: ['a'], glossary: [] });
    expect(sources('--events', 'a', '--glossary', 'b')).toMatchObject({ events: ['a'], glossary: ['b'] });
  });

  test('of a glossary that is named stands beside the configured log', () => {
    expect(sources('--glossary', 'b')).toMatchObject({ events: ['lineage'], glossary: ['b'] });
  });

  test('of the configuration is found from any working folder', async () => {
    const { title, events, glossary } = await readConfiguration(PROJECT);
    expect(title).not.toBe('');
    expect([...events, ...glossary].map((path) => path.startsWith(PROJECT))).toEqual([true, true]);
  });
});

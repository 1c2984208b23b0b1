/** Runs the real command line as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '../..');

export interface Outcome {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  /** The working folder. */
  readonly cwd: string;
}

/** `npm run build -- …args`. */
export function build(args: readonly string[], options: Options): Promise<Outcome> {
  return outcomeOf(startBuild(args, options));
}

/** The same, not waited for. */
export function startBuild(args: readonly string[], options: Options): ChildProcess {
  return startNode(join(PROJECT, 'src/cli/build.ts'), args, options);
}

/** Node on a script of ours. */
export function startNode(script: string, args: readonly string[], { cwd }: Options): ChildProcess {
  return spawn(process.execPath, [script, ...args], { cwd, env: environment() });
}

/** As a shell has it: nothing of the test runner's, which would turn Astro and Vite to testing; and no colours. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:VITEST|VITE_|NODE_ENV$|NODE_OPTIONS$|TEST$|FORCE_COLOR$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/.test(
        name,
      ),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: '1' };
}

/** What a build says, without what differs from one time to another: how far it was, and what it took. */
export function saidBy({ stderr }: Outcome): string {
  return stderr
    .replace(/^\w+ +… .*\n/gm, '')
    .replace(/^ +\d.* of memory at most.*\n/m, '')
    .replace(/(?:, in)? (?:\d+\.\d s|\d+ min.*)$/gm, '');
}

export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const { promise, resolve: ended, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject);
  child.on('close', ended);
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  return { code: await promise, stdout: await stdout, stderr: await stderr };
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  if (stream !== null) for await (const chunk of stream) text += chunk.toString();
  return text;
}

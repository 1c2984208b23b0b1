/** Runs what is measured as a process of its own, so that neither its memory nor its warmth is another's. */
import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from '../../../src/cli/project.ts';
import { watchTree } from './process-tree.ts';

export interface ChildOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether what it says of itself is shown. */
  readonly isShown: boolean;
}

export interface ChildOutcome {
  readonly stdout: string;
  /** The most memory that it and its children had at once, in bytes; null where the system does not tell. */
  readonly peakTreeBytes: number | null;
}

/**
 * Runs `node <args>` in the project's folder.
 * @throws Error with what it said, where it does not end well
 */
export async function child({ args, env = {}, isShown }: ChildOptions): Promise<ChildOutcome> {
  const running = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', isShown ? 'inherit' : 'pipe'],
  });
  const ended = Promise.withResolvers<string>();
  running.on('error', ended.reject);
  running.on('close', (code, signal) => {
    ended.resolve(code === null ? (signal ?? '') : String(code));
  });
  const watch = watchTree(running.pid ?? 0);
  const [stdout, stderr] = [textOf(running.stdout), textOf(running.stderr)];
  const end = await ended.promise;
  const peakTreeBytes = watch.stop();
  if (end !== '0') throw new Error(`node ${args.join(' ')} ended with ${end}\n${await stderr}`);
  return { stdout: await stdout, peakTreeBytes };
}

/** Nothing of a test runner's, which would turn Astro and Vite to testing. */
function environment(): NodeJS.ProcessEnv {
  const foreign = /^(?:VITEST|VITE_|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  if (stream !== null) for await (const chunk of stream) text += chunk.toString();
  return text;
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { outcomeOf, PROJECT, type Outcome } from './command.ts';

const INTERRUPT = pathToFileURL(join(PROJECT, 'src/cli/interrupt.ts')).href;

/** Runs a script to which the two functions are at hand, and a way to be signalled. */
async function run(script: string): Promise<Outcome & { readonly signal: NodeJS.Signals | null }> {
  const text = `
    import { setTimeout as pause } from 'node:timers/promises';
    import { heldOnSignal, undoneOnSignal } from '${INTERRUPT}';
    const undo = (what) => () => console.log('undo ' + what);
    const signalled = async (signal = 'SIGINT') => {
      process.kill(process.pid, signal);
      await pause(200);
      console.log('goes on');
    };
    ${script}
    console.log('end');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text]);
  return { ...(await outcomeOf(child)), signal: child.signalCode };
}

describe('a signal that ends the process', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'undoes what %s finds half done, the last first',
    async (signal) => {
      const outcome = await run(
        `await undoneOnSignal(undo('one'), () => undoneOnSignal(undo('two'), () => signalled('${signal}')));`,
      );
      expect(outcome).toMatchObject({ signal, stdout: 'undo two\nundo one\n', stderr: 'Stopped.\n' });
    },
  );

  test('undoes nothing of what is done already', async () => {
    const outcome = await run(
      `await undoneOnSignal(undo('one'), async () => {
         await undoneOnSignal(undo('two'), async () => undefined);
         await undoneOnSignal(undo('three'), () => Promise.reject(new Error('wrong'))).catch(() => undefined);
         await signalled();
       });`,
    );
    expect(outcome).toMatchObject({ signal: 'SIGINT', stdout: 'undo one\n' });
  });

  test('waits for the end of what must not be stopped halfway', async () => {
    const outcome = await run(
      `await undoneOnSignal(undo('one'), () => heldOnSignal(() => signalled(), 'it was there already'));`,
    );
    expect(outcome).toMatchObject({
      signal: 'SIGINT',
      stdout: 'goes on\nundo one\n',
      stderr: 'Stopped: it was there already.\n',
    });
  });

  test('is not said to have come too late where that failed', async () => {
    const outcome = await run(
      `await undoneOnSignal(undo('one'), () => heldOnSignal(async () => {
         await signalled();
         throw new Error('wrong');
       }, 'it was there already'));`,
    );
    expect(outcome).toMatchObject({ signal: 'SIGINT', stdout: 'goes on\nundo one\n', stderr: 'Stopped.\n' });
  });

  test('does as it always does once there is nothing to undo', async () => {
    const outcome = await run(`await undoneOnSignal(undo('one'), async () => undefined); await signalled();`);
    expect(outcome).toMatchObject({ signal: 'SIGINT', stdout: '', stderr: '' });
  });
});

/** Shows how far long work is, as builds do. */
import { ShownProgress, type Progress } from '../../src/cli/phase/progress.ts';
import { processScreen } from '../../src/cli/phase/screen.ts';

/** How often work that counts nothing is looked at, in milliseconds. */
const HEARTBEAT = 250;

/** @param noun what it counts, in the singular */
export async function shown<T>(
  name: string,
  noun: string,
  work: (progress: Progress) => T | Promise<T>,
): Promise<T> {
  const screen = processScreen();
  const progress = new ShownProgress(name, noun, screen, () => performance.now());
  const heart = setInterval(() => {
    progress.look();
  }, HEARTBEAT);
  try {
    return await work(progress);
  } finally {
    clearInterval(heart);
    screen.close();
  }
}

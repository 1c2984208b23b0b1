/** Shows how far long work is, as builds do. */
import { ShownProgress, type Progress } from '../../src/cli/phase/progress.ts';
import { processScreen } from '../../src/cli/phase/screen.ts';

/** @param noun what it counts, in the singular */
export async function shown<T>(
  name: string,
  noun: string,
  work: (progress: Progress) => T | Promise<T>,
): Promise<T> {
  const screen = processScreen();
  const progress = new ShownProgress(name, noun, screen, () => performance.now());
  try {
    return await progress.during(work);
  } finally {
    screen.close();
  }
}

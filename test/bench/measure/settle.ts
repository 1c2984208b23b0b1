/** Between one measurement and the next. */
import { spawnSync } from 'node:child_process';

/**
 * Waits until what was written has reached the disk, so that no step pays for the one before it. Where the system has no such
 * command, nothing is waited for.
 */
export function settleDisk(): void {
  spawnSync('sync');
}

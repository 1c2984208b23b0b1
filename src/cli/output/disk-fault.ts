/** What the disk refuses while a site is written, for whoever builds it: no fault of ours, of which a stack would tell. */
import { sep } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { besideOutput } from './output-lock.ts';

/** By the code of the system's error: what it means, and the way out. */
const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['you may not write there', 'Give --out a folder where you may write.'],
  EDQUOT: ['your share of the disk is used up', 'Make room there, or give --out a folder on another disk.'],
  EIO: ['the disk fails', 'Give --out a folder on another disk.'],
  ENOSPC: ['no room is left', 'Make room there, or give --out a folder on another disk.'],
  EPERM: ['you may not write there', 'Give --out a folder where you may write.'],
  EROFS: ['nothing can be written there', 'Give --out a folder where you may write.'],
};

/** @returns null where that is not what is behind it, or where it names a place that is not beside the output, nor in it */
export function diskFault(error: unknown, output: string): InputError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code = '', path } = cause as NodeJS.ErrnoException;
    const fault = FAULTS[code];
    if (fault === undefined || (path !== undefined && !isOfOutput(path, output))) continue;
    const [meaning, wayOut] = fault;
    return new InputError(
      `${output} cannot be written: ${meaning} (${code})`,
      `${wayOut} The last output is as it was.`,
    );
  }
  return null;
}

function isOfOutput(path: string, output: string): boolean {
  return path === output || path.startsWith(output + sep) || path.startsWith(besideOutput(output, ''));
}

/** Whether what a measurement writes has room. */
import { statfsSync } from 'node:fs';
import { sizeText } from '../../../src/cli/phase/summary.ts';
import { whole } from '../../../src/cli/terminal.ts';
import { InputError } from '../../../src/model/input-error.ts';
import type { Size } from '../warehouse/size.ts';

/** For each dataset of 20 columns, with its log: an output has some 35 files in 25 folders, and no file takes less than a block. */
const BYTES = 1_000_000;
const NODES = 100;

/** What there is. */
interface Room {
  readonly bytes: number;
  /** How many files and folders more; 0 where the system sets no bound. */
  readonly nodes: number;
}

/** @throws InputError where the folder's disk has less than a measurement of this size needs */
export function requireRoom(
  folder: string,
  size: Pick<Size, 'datasets' | 'columns'>,
  room = roomOf(folder),
): void {
  const units = Math.max(size.datasets, size.columns / 20);
  const [bytes, nodes] = [units * BYTES, units * NODES];
  const isShort = room.bytes < bytes || (room.nodes > 0 && room.nodes < nodes);
  if (!isShort) return;
  throw new InputError(
    `${folder} has room for ${sizeText(room.bytes)} in ${whole(room.nodes)} files, and the measurement may need ${sizeText(bytes)} in ${whole(nodes)}`,
    'Make room, or say in TMPDIR where there is some.',
  );
}

function roomOf(folder: string): Room {
  const { bavail, bsize, ffree, files } = statfsSync(folder);
  return { bytes: bavail * bsize, nodes: files === 0 ? 0 : ffree };
}

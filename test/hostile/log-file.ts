/** The files that mutated logs are written into. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { damagedLine } from './line-damage.ts';
import { isByLine, soundEvent, textOf, type Form, type MutatedLog } from './mutated-log.ts';
import { writeJson } from './odd-value.ts';

/** What stands in the file one after the other: lines, or values. */
export function recordsOf({ form, events }: MutatedLog): readonly Buffer[] {
  const texts = (indent: number) => events.map((event) => ({ ...event, text: textOf(event, indent) }));
  if (!isByLine(form)) {
    const indent = form === 'pretty' ? 2 : 0;
    return texts(indent).flatMap(({ text, repeated }) => repeat(Buffer.from(text), repeated));
  }
  const lines = texts(0).flatMap(({ text, damage, at, repeated }) => [
    damagedLine(text, damage, at),
    ...(repeated ? [damagedLine(text, null, at)] : []),
  ]);
  return linesOf(Buffer.concat(lines));
}

function repeat(record: Buffer, repeated: boolean): readonly Buffer[] {
  return repeated ? [record, record] : [record];
}

/** Split at line feeds alone, and without what is blank. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf('\n', start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (line.toString().trim() !== '') lines.push(line);
    start += line.length + 1;
  }
  return lines;
}

/** The same records in another order, which hangs on the number alone. */
export function shuffled(records: readonly Buffer[], number: number): Buffer[] {
  const rank = (record: Buffer): string =>
    createHash('sha256').update(`${number}`).update(record).digest('hex');
  return records
    .map((record) => [rank(record), record] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, record]) => record);
}

/** The file of these records. A sound event goes first, so that there is no doubt of its form. */
export function fileOf(form: Form, records: readonly Buffer[]): Buffer {
  const all = [Buffer.from(writeJson(soundEvent(), form === 'pretty' ? 2 : 0)), ...records];
  const text = Buffer.concat(
    all.flatMap((record, index) => (index === 0 ? [record] : [SEPARATORS[form], record])),
  );
  if (form === 'list') return Buffer.concat([Buffer.from('['), text, Buffer.from(']\n')]);
  return form === 'gzip' ? gzipSync(text, { level: 1 }) : text;
}

const SEPARATORS: Readonly<Record<Form, Buffer>> = {
  lines: Buffer.from('\n'),
  gzip: Buffer.from('\n'),
  list: Buffer.from(',\n'),
  pretty: Buffer.from('\n'),
};

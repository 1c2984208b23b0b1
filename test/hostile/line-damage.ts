/** What happens to a line between the producer and the reader. */

const KINDS = [
  'truncate',
  'invalid-utf8',
  'byte-order-mark',
  'carriage-return',
  'break',
  'nul',
  'double-key',
  'join',
] as const;

export type Damage = (typeof KINDS)[number];
export const DAMAGES: readonly Damage[] = KINDS;

/** The bytes that the line takes up in its file, its end included. */
export function damagedLine(line: string, damage: Damage | null, at: number): Buffer {
  const middle = at % line.length;
  const [before, after] = [line.slice(0, middle), line.slice(middle)];
  switch (damage) {
    case null:
      return Buffer.from(`${line}\n`);
    case 'truncate':
      return Buffer.from(`${before}\n`);
    case 'invalid-utf8':
      return Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(`${after}\n`)]);
    case 'byte-order-mark':
      return Buffer.from(at % 2 === 0 ? `\uFEFF${line}\n` : `${before}\uFEFF${after}\n`);
    case 'carriage-return':
      return Buffer.from(`${line}\r\n`);
    case 'break':
      return Buffer.from(`${before}\r\n${after}\n`);
    case 'nul':
      return Buffer.from(`${before}\u0000${after}\n`);
    case 'double-key':
      return Buffer.from(`${line.replace('{', '{"eventTime":7,"eventType":"FAIL",')}\n`);
    case 'join':
      return Buffer.from(line);
  }
}

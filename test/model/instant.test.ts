import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStrings } from '../../src/model/identity.ts';
import { formatInstant, nanosecondsBetween, parseInstant, type Instant } from '../../src/model/instant.ts';

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(`${text} is no instant`);
  return parsed.instant;
}

describe('a date and time is read', () => {
  test.each([
    ['2026-03-01T10:20:30Z', '2026-03-01T10:20:30.000000000Z', 'in UTC'],
    ['2026-03-01T10:20:30.5Z', '2026-03-01T10:20:30.500000000Z', 'with a fraction'],
    ['2026-03-01T10:20:30.123456789Z', '2026-03-01T10:20:30.123456789Z', 'to the nanosecond'],
    ['2026-03-01T10:20:30.1234567891Z', '2026-03-01T10:20:30.123456789Z', 'and cut off below it'],
    ['2026-03-01T10:20:30,5Z', '2026-03-01T10:20:30.500000000Z', 'with a comma for the point'],
    ['2026-03-01T12:20:30+02:00', '2026-03-01T10:20:30.000000000Z', 'east of Greenwich'],
    ['2026-03-01T04:50:30-0530', '2026-03-01T10:20:30.000000000Z', 'west of it, without a colon'],
    ['2026-03-01T12:20:30+02', '2026-03-01T10:20:30.000000000Z', 'with an offset of hours alone'],
    [
      '2026-03-01T00:30:00.25+01:00',
      '2026-02-28T23:30:00.250000000Z',
      'into the day before, with its fraction',
    ],
    ['2026-03-01t10:20:30z', '2026-03-01T10:20:30.000000000Z', 'in lower case'],
    ['2026-03-01 10:20:30Z', '2026-03-01T10:20:30.000000000Z', 'with a blank for the T'],
    ['2026-03-01T10:20Z', '2026-03-01T10:20:00.000000000Z', 'without seconds'],
    ['2026-03-01T10:20:30+01:00[Europe/Paris]', '2026-03-01T09:20:30.000000000Z', "with Java's zone name"],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000000Z', "at Go's and .NET's zero time"],
    [
      '2016-12-31T23:59:60.5Z',
      '2016-12-31T23:59:59.500000000Z',
      'in a leap second, within the one before it',
    ],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000000000Z', 'on a leap day'],
    [' 2026-03-01T10:20:30Z\n', '2026-03-01T10:20:30.000000000Z', 'with blanks around it'],
  ])('%j → %s, %s', (text, expected) => {
    expect(parseInstant(text)).toEqual({ instant: expected, zoned: true });
  });

  test('as UTC where it names no zone, and says so', () => {
    expect(parseInstant('2026-03-01T10:20:30')).toEqual({
      instant: '2026-03-01T10:20:30.000000000Z',
      zoned: false,
    });
  });

  test.each([
    ...[
      '',
      'today',
      '2026-03-01',
      '2026-03-01T10',
      '1772360430',
      '2026-13-01T00:00:00Z',
      '2026-00-01T00:00:00Z',
    ],
    ...['2026-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-03-01T24:00:00Z', '2026-03-01T10:60:00Z'],
    ...[
      '2026-03-01T10:20:30+24:00',
      '2026-03-01T10:20:30+01:60',
      '2026-03-01T10:20:61Z',
      '2026-03-01T10:20:30Zulu',
      '9999-12-31T23:59:59-01:00',
    ],
  ])('and %j is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

test('comparing instants as strings compares their times', () => {
  const time = fc.tuple(
    fc.date({
      min: new Date('0100-01-02T00:00:00Z'),
      max: new Date('9998-12-30T00:00:00Z'),
      noInvalidDate: true,
    }),
    fc.integer({ min: -14, max: 14 }),
  );
  fc.assert(
    fc.property(time, time, (a, b) => {
      expect(compareStrings(instant(written(a)), instant(written(b)))).toBe(
        Math.sign(a[0].getTime() - b[0].getTime()),
      );
    }),
  );
});

/** The same time, as a clock that is `hours` ahead of UTC shows it. */
function written([date, hours]: readonly [Date, number]): string {
  const wall = new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, -1);
  return `${wall}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

test.each([
  ['2026-03-01T10:20:30Z', '2026-03-01T10:20:30Z'],
  ['2026-03-01T10:20:00Z', '2026-03-01T10:20:00Z'],
  ['2026-03-01T10:20:30.120Z', '2026-03-01T10:20:30.12Z'],
  ['2026-03-01T10:20:30.000000001Z', '2026-03-01T10:20:30.000000001Z'],
])('%s is shown as %s', (text, shown) => {
  expect(formatInstant(instant(text))).toBe(shown);
});

test('what is shown is read as the same instant', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('0100-01-01T00:00:00Z'),
        max: new Date('9999-12-31T00:00:00Z'),
        noInvalidDate: true,
      }),
      (date) => {
        const read = instant(date.toISOString());
        expect(instant(formatInstant(read))).toBe(read);
      },
    ),
  );
});

describe('nanoseconds between instants', () => {
  test('are exact beyond what a number holds', () => {
    const start = instant('2026-03-01T10:20:30.000000001Z');
    expect(nanosecondsBetween(start, instant('2026-03-01T10:20:31Z'))).toBe(999_999_999n);
    expect(nanosecondsBetween(start, instant('2027-03-01T10:20:30.000000002Z'))).toBe(
      31_536_000_000_000_001n,
    );
  });

  test('are negative where the end is the earlier', () => {
    expect(nanosecondsBetween(instant('2026-03-01T00:00:01Z'), instant('2026-03-01T00:00:00Z'))).toBe(
      -1_000_000_000n,
    );
  });
});

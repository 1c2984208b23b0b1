import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenBound, formatDuration, parseDuration } from '../../src/model/duration.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

test.each([
  ['30 minutes', 30 * MINUTE],
  ['30min', 30 * MINUTE],
  ['1 h 30 m', 90 * MINUTE],
  ['1h30m', 90 * MINUTE],
  ['1 hour, 30 minutes', 90 * MINUTE],
  ['1.5 hours', 90 * MINUTE],
  ['2 Days', 2 * DAY],
  ['26 hours', 26 * HOUR],
  ['2 weeks', 14 * DAY],
  ['45 secs', 45 * SECOND],
  ['0.25 s', 250],
  ['  90 m  ', 90 * MINUTE],
  ['PT1H30M', 90 * MINUTE],
  ['P1DT12H', 36 * HOUR],
  ['P2W', 14 * DAY],
  ['PT0.5S', 500],
  ['36500 days', 36_500 * DAY],
])('%j is a length of time', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  '',
  ' ',
  '30',
  'minutes',
  '-5 minutes',
  '0 minutes',
  'PT0S',
  'P',
  'PT',
  'P1M',
  'P1Y',
  '1 month',
  '1 year',
  '1,5 hours',
  '1 hour and 30 minutes',
  '1 hour!',
  '06:00',
  '1e3 s',
  '99999999999999 weeks',
  '36501 days',
  '__proto__',
])('%j is none', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test.each([
  ['0 minutes', 'shortest'],
  ['PT0S', 'shortest'],
  ['0.0001 s', 'shortest'],
  ['-5 minutes', 'shortest'],
  [' - PT5M', 'shortest'],
  ['36501 days', 'longest'],
  ['36500 days 1 s', 'longest'],
  ['99999999999 days', 'longest'],
  [`${'9'.repeat(400)} weeks`, 'longest'],
  ['36500 days', null],
  ['1 ms', null],
  ['0.001 s', null],
  ['', null],
  ['-', null],
  ['PT', null],
  ['30', null],
  ['-30', null],
  ['-1 month', null],
])('%j breaks, of the bounds of a length of time: %j', (text, bound) => {
  expect(brokenBound(text)).toBe(bound);
});

test('what is written in weeks, days, hours, minutes and seconds adds up', () => {
  const part = fc.nat({ max: 100 });
  fc.assert(
    fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
      const sum = weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
      const expected = sum === 0 ? null : sum;
      expect(parseDuration(`${weeks}w ${days}d ${hours}h ${minutes}m ${seconds}s`)).toBe(expected);
      expect(parseDuration(`P${weeks}W${days}DT${hours}H${minutes}M${seconds}S`)).toBe(expected);
    }),
  );
});

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [90 * MINUTE, '1 h 30 min'],
  [90 * MINUTE + 59 * SECOND, '1 h 30 min'],
  [2 * HOUR + 5 * SECOND, '2 h'],
  [26 * HOUR, '1 d 2 h'],
  [DAY + 5 * MINUTE, '1 d'],
  [400 * DAY, '400 d'],
])('%d ms are shown as %j: the two largest units', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test('what is shown is read as no more than it was, and as less by less than its smaller unit', () => {
  const units: readonly (readonly [RegExp, number])[] = [
    [/ d/, HOUR],
    [/ h/, MINUTE],
    [/./, SECOND],
  ];
  fc.assert(
    fc.property(fc.integer({ min: SECOND, max: 1000 * DAY }), (milliseconds) => {
      const text = formatDuration(milliseconds);
      const read = parseDuration(text);
      const resolution = units.find(([pattern]) => pattern.test(text))?.[1] ?? 0;
      expect(read).not.toBeNull();
      expect(milliseconds - Number(read)).toBeGreaterThanOrEqual(0);
      expect(milliseconds - Number(read)).toBeLessThan(resolution);
    }),
  );
});

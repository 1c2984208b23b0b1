import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, millisecondsOf, parseInstant, type Instant } from '../../src/model/instant.ts';
import {
  isTimeZone,
  lastMoment,
  momentsBetween,
  nextMoment,
  parseSchedule,
  scheduleWords,
  type Schedule,
} from '../../src/model/schedule.ts';

function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(`${text} is no time`);
  return parsed.instant;
}

function schedule(expression: string, zone = 'UTC'): Schedule {
  const parsed = parseSchedule(expression, zone);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.schedule;
}

/** To the minute. */
function shown(moments: readonly (Instant | null)[]): readonly string[] {
  return moments.map((moment) => (moment === null ? 'none' : moment.slice(0, 16)));
}

describe('a cron expression', () => {
  test.each([
    '0 2 * * *',
    '*/5 * * * *',
    ' 0  2 *\t* * ',
    '0 0 1,15 * MON-FRI',
    '0 0 L * *',
    '0 0 * * FRI#2',
    '0 0 29 2 *',
    '30 0 2 * * *',
    '0 0 2 * * * 2026',
    '@daily',
    '@Hourly',
  ])('may be %j', (expression) => {
    expect(parseSchedule(expression, 'UTC')).toEqual({ ok: true, schedule: { expression, zone: 'UTC' } });
  });

  test.each([
    [
      '',
      'it has no fields, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these',
    ],
    [
      'daily',
      'it has one field, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these',
    ],
    [
      'every night at 2',
      'it has 4 fields, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these',
    ],
    [
      '2026-01-01T00:00:00',
      'it has one field, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these',
    ],
    ['0 25 * * *', 'its hour is `25`, and should be 0 to 23, `*`, or a list, a range or steps of these'],
    ['*/0 * * * *', 'its minute is `*/0`, and should be 0 to 59, `*`, or a list, a range or steps of these'],
    [
      '0 2 * * sunday',
      'its day of the week is `sunday`, and should be 0 to 7 or SUN to SAT, `*`, or a list, a range or steps of these',
    ],
    [
      '0 0 2 * * * 20260',
      'its year is `20260`, and should be 1 to 9999, `*`, or a list, a range or steps of these',
    ],
    [
      `${'9'.repeat(50)}\u202e * * * *`,
      `its minute is \`${'9'.repeat(20)}…\`, and should be 0 to 59, \`*\`, or a list, a range or steps of these`,
    ],
    ['0 0 30 2 *', 'no moment ever fits it'],
    ['0 0 1 1 * * 1969', 'no moment ever fits it'],
    ['@reboot', 'the nicknames are @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly'],
  ])('is not %j, for a reason in plain words', (expression, fault) => {
    expect(parseSchedule(expression, 'UTC')).toEqual({ ok: false, fault });
  });

  test('needs a time zone that there is', () => {
    expect(['UTC', 'Europe/Berlin', 'Asia/Kolkata'].filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(['', 'Berlin', 'Mars/Base', 'GMT+2', 'local'].filter(isTimeZone)).toEqual([]);
    expect(parseSchedule('0 2 * * *', 'Mars/Base')).toEqual({
      ok: false,
      fault: 'there is no time zone Mars/Base',
    });
  });

  test('whatever the text, is read, or refused with a reason that blames no parser', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '*',
        '0',
        '59',
        '60',
        'MON',
        'L',
        'W',
        '#',
        '1-5',
        '5-1',
        '*/2',
        '1,2',
        '?',
        '@daily',
        '+',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const parsed = parseSchedule(parts.join(' '), 'Europe/Berlin');
        if (parsed.ok) expect(nextMoment(parsed.schedule, instantOf(0))).not.toBeNull();
        else expect(parsed.fault).not.toMatch(/CronPattern|Error|undefined|\p{Cc}/u);
      }),
    );
  });
});

describe('moments', () => {
  const DAY = 86_400_000;
  const start = fc
    .integer({
      min: millisecondsOf(at('2026-01-01T00:00:00Z')),
      max: millisecondsOf(at('2027-12-31T00:00:00Z')),
    })
    .map(instantOf);
  const minute = fc.integer({ min: 0, max: 59 });
  const hour = fc.integer({ min: 0, max: 23 });
  const weekday = fc.integer({ min: 0, max: 6 });

  /** Every minute, tried by itself: zones here are ahead of UTC by a constant. */
  function naive(want: (wall: Date) => boolean, ahead: number, after: Instant, until: Instant): Instant[] {
    const found: Instant[] = [];
    const first = Math.floor(millisecondsOf(after) / 60_000) * 60_000;
    for (let time = first; time <= millisecondsOf(until); time += 60_000) {
      const moment = instantOf(time);
      if (moment > after && moment <= until && want(new Date(time + ahead))) found.push(moment);
    }
    return found;
  }

  test.each([
    ['UTC', 0],
    ['Asia/Kolkata', 330 * 60_000],
  ])('between two times are those whose clock in %s fits', (zone, ahead) => {
    fc.assert(
      fc.property(start, minute, hour, weekday, (after, m, h, day) => {
        const until = instantOf(millisecondsOf(after) + 9 * DAY);
        const daily = naive(
          (wall) => wall.getUTCMinutes() === m && wall.getUTCHours() === h,
          ahead,
          after,
          until,
        );
        const weekly = daily.filter((moment) => new Date(millisecondsOf(moment) + ahead).getUTCDay() === day);
        expect(momentsBetween(schedule(`${m} ${h} * * *`, zone), after, until, 100)).toEqual(daily);
        expect(momentsBetween(schedule(`${m} ${h} * * ${day}`, zone), after, until, 100)).toEqual(weekly);
        expect(lastMoment(schedule(`${m} ${h} * * *`, zone), until)).toBe(daily.at(-1));
        expect(nextMoment(schedule(`${m} ${h} * * *`, zone), after)).toBe(daily[0]);
      }),
      { numRuns: 20 },
    );
  });

  test('are the same forwards and backwards, in zones whose clocks change too', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    const expression = fc.oneof(
      fc.tuple(minute, hour).map(([m, h]) => `${m} ${h} * * *`),
      fc.constantFrom('0 * * * *', '*/20 1-3 * * *', '@daily', '0 0 1 * *', '30 15 2 * * SUN'),
    );
    fc.assert(
      fc.property(zone, expression, start, (one, text, after) => {
        const due = schedule(text, one);
        const until = instantOf(millisecondsOf(after) + 20 * DAY);
        const forwards: Instant[] = [];
        for (let next = nextMoment(due, after); next !== null && next <= until;) {
          forwards.push(next);
          next = nextMoment(due, next);
        }
        expect(momentsBetween(due, after, until, 10_000)).toEqual(forwards);
        expect(momentsBetween(due, after, until, 3)).toEqual(forwards.slice(-3));
      }),
      { numRuns: 40 },
    );
  });

  test('after a time leave that time out, and up to a time count it in', () => {
    const due = schedule('0 2 * * *');
    const [first, second] = [at('2026-11-02T02:00:00Z'), at('2026-11-03T02:00:00Z')];
    expect(momentsBetween(due, first, second, 10)).toEqual([second]);
    expect(momentsBetween(due, second, second, 10)).toEqual([]);
    expect(nextMoment(due, first)).toBe(second);
    expect(lastMoment(due, second)).toBe(second);
    expect(lastMoment(due, at('2026-11-03T01:59:59.999999999Z'))).toBe(first);
  });

  test('are one each day when the clock goes forward over them, and when it goes back over them', () => {
    const due = schedule('30 2 * * *', 'Europe/Berlin');
    expect(shown(momentsBetween(due, at('2026-03-28T00:00:00Z'), at('2026-03-31T00:00:00Z'), 9))).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
    expect(shown(momentsBetween(due, at('2026-10-24T00:00:00Z'), at('2026-10-27T00:00:00Z'), 9))).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  test('that are over are none to come', () => {
    const due = schedule('0 0 2 * * * 2026');
    expect(
      shown([nextMoment(due, at('2026-12-31T12:00:00Z')), lastMoment(due, at('2025-12-31T12:00:00Z'))]),
    ).toEqual(['none', 'none']);
  });
});

test.each([
  ['0 6 * * *', 'Europe/Berlin', '06:00 each day, Europe/Berlin'],
  ['5 23 * * *', 'UTC', '23:05 each day, UTC'],
  ['*/5 * * * *', 'UTC', '*/5 * * * *, UTC'],
  ['0 6 * * 1', 'UTC', '0 6 * * 1, UTC'],
  ['@daily', 'UTC', '@daily, UTC'],
])('%s in %s is shown as %j', (expression, zone, words) => {
  expect(scheduleWords(schedule(expression, zone))).toBe(words);
});

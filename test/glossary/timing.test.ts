/** Schedules, lengths of time and time zones of the glossary, and the words for each that is none. */
import { expect, test } from 'vitest';
import { datasetKey, jobKey } from '../../src/model/identity.ts';
import type { GlossaryDataset, GlossaryJob } from '../../src/model/glossary.ts';
import type { GlossaryResult } from '../../src/glossary/read.ts';
import { readFixture, readText, show } from './support.ts';

function jobs({ glossary }: GlossaryResult): readonly (readonly unknown[])[] {
  return [...glossary.jobs.values()].map(({ id, schedule, cron, longest }: GlossaryJob) => [
    id.name,
    schedule,
    cron,
    longest,
  ]);
}

function freshestBy({ glossary }: GlossaryResult): readonly (readonly unknown[])[] {
  return [...glossary.datasets.values()].map(({ id, freshestBy: due }: GlossaryDataset) => [id.name, due]);
}

test('a job has a cron expression in a time zone, UTC where none is given, and a longest duration', async () => {
  const read = await readFixture('expectations');
  expect(read.problems).toEqual([]);
  expect(jobs(read)).toEqual([
    ['load_orders', '0 2 * * *', { expression: '0 2 * * *', zone: 'Europe/Berlin' }, 5_400_000],
    ['load_refunds', '0 2 * * MON-FRI', { expression: '0 2 * * MON-FRI', zone: 'UTC' }, null],
    ['watch', '@hourly', { expression: '@hourly', zone: 'UTC' }, 300_000],
    ['by_hand', null, null, null],
  ]);
});

test('a dataset is freshest by a time of day, or by the moments of a cron expression', async () => {
  expect(freshestBy(await readFixture('expectations'))).toEqual([
    ['revenue_daily', { expression: '5 6 * * *', zone: 'Europe/Berlin' }],
    ['weekly', { expression: '0 6 * * 1', zone: 'UTC' }],
    ['unplanned', null],
  ]);
});

test('what is no schedule, no time zone and no length of time is named, with an example', async () => {
  expect(show((await readFixture('timing-mistakes')).problems)).toMatchInlineSnapshot(`
    "timing-mistakes/glossary.yaml:3 glossary-wrong-type
      \`jobs › shop › words › schedule\` should be a cron expression, but it is the text \`every night at 2\`: it has 4 fields, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:4 glossary-wrong-type
      \`jobs › shop › nickname › schedule\` should be a cron expression, but it is the text \`daily\`: it has one field, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → did you mean \`schedule: '@daily'\`?
    timing-mistakes/glossary.yaml:5 glossary-wrong-type
      \`jobs › shop › hour › schedule\` should be a cron expression, but it is the text \`0 25 * * *\`: its hour is \`25\`, and should be 0 to 23, \`*\`, or a list, a range or steps of these
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:6 glossary-wrong-type
      \`jobs › shop › never › schedule\` should be a cron expression, but it is the text \`0 0 30 2 *\`: no moment ever fits it
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:7 glossary-wrong-type
      \`jobs › shop › number › schedule\` should be a cron expression, but it is the number \`5\`: it has one field, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:8 glossary-wrong-type
      \`jobs › shop › list › schedule\` should be a cron expression, but it is a list of 1 item
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:9 glossary-wrong-type
      \`jobs › shop › empty › schedule\` should be a cron expression, but it is an empty text: it has no fields, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:10 glossary-wrong-type
      \`jobs › shop › city › timezone\` should be a time zone, but it is the text \`Berlin\`
      → did you mean \`Europe/Berlin\`?
    timing-mistakes/glossary.yaml:11 glossary-wrong-type
      \`jobs › shop › slip › timezone\` should be a time zone, but it is the text \`Europe/Berln\`
      → did you mean \`Europe/Berlin\`?
    timing-mistakes/glossary.yaml:12 glossary-wrong-type
      \`jobs › shop › planet › timezone\` should be a time zone, but it is the text \`Olympus\`
      → write a name of the IANA time zone database, such as \`timezone: Europe/Berlin\`, or \`UTC\`
    timing-mistakes/glossary.yaml:13 glossary-wrong-type
      \`jobs › shop › zones › timezone\` should be a time zone, but it is a list of 1 item
      → write a name of the IANA time zone database, such as \`timezone: Europe/Berlin\`, or \`UTC\`
    timing-mistakes/glossary.yaml:13 glossary-wrong-type
      \`jobs › shop › zones › schedule\` should be a cron expression, but it is the text \`every night\`: it has 2 fields, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → write minute, hour, day of the month, month and day of the week: \`schedule: '0 2 * * *'\` is 02:00 each day
    timing-mistakes/glossary.yaml:14 glossary-wrong-type
      \`jobs › shop › unit › longest\` should be a length of time, but it is the number \`30\`
      → write it with its unit, such as \`longest: 30 minutes\`, \`1h 30m\` or \`PT1H30M\`
    timing-mistakes/glossary.yaml:15 glossary-wrong-type
      \`jobs › shop › month › longest\` should be a length of time, but it is the text \`1 month\`
      → write it with its unit, such as \`longest: 30 minutes\`, \`1h 30m\` or \`PT1H30M\`
    timing-mistakes/glossary.yaml:16 glossary-wrong-type
      \`jobs › shop › kept › longest\` should be a length of time, but it is a block with the key \`minutes\`
      → write it with its unit, such as \`longest: 30 minutes\`, \`1h 30m\` or \`PT1H30M\`
    timing-mistakes/glossary.yaml:19 glossary-wrong-type
      \`datasets › mart › time › freshest_by\` should be a time of day or a cron expression, but it is the text \`24:00\`: times of day are 00:00 to 23:59
      → write \`freshest_by: '06:00'\`, or a cron expression: \`freshest_by: '0 6 * * 1'\` is 06:00 each Monday
    timing-mistakes/glossary.yaml:20 glossary-wrong-type
      \`datasets › mart › hour › freshest_by\` should be a time of day or a cron expression, but it is the number \`6\`: it has one field, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → write \`freshest_by: '06:00'\`, or a cron expression: \`freshest_by: '0 6 * * 1'\` is 06:00 each Monday
    timing-mistakes/glossary.yaml:21 glossary-wrong-type
      \`datasets › mart › words › freshest_by\` should be a time of day or a cron expression, but it is the text \`six in the morning\`: it has 4 fields, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these
      → write \`freshest_by: '06:00'\`, or a cron expression: \`freshest_by: '0 6 * * 1'\` is 06:00 each Monday
    timing-mistakes/glossary.yaml:22 glossary-wrong-type
      \`datasets › mart › zone › timezone\` should be a time zone, but it is the text \`Europe/Berlin Time\`
      → did you mean \`Europe/Berlin\`?
    timing-mistakes/glossary.yaml:23 glossary-wrong-type
      \`datasets › mart › block › freshest_by\` should be a time of day or a cron expression, but it is a block with the key \`at\`
      → write \`freshest_by: '06:00'\`, or a cron expression: \`freshest_by: '0 6 * * 1'\` is 06:00 each Monday"
  `);
});

test('a schedule that is none is kept as it is written, and nothing is guessed of it', async () => {
  const read = await readFixture('timing-mistakes');
  const cron = { expression: '0 2 * * *', zone: 'UTC' };
  expect(jobs(read)).toEqual([
    ['words', 'every night at 2', null, null],
    ['nickname', 'daily', null, null],
    ['hour', '0 25 * * *', null, null],
    ['never', '0 0 30 2 *', null, null],
    ['number', '5', null, null],
    ['list', null, null, null],
    ['empty', '', null, null],
    ['city', '0 2 * * *', null, null],
    ['slip', '0 2 * * *', null, null],
    ['planet', '0 2 * * *', null, null],
    ['zones', 'every night', null, null],
    ['unit', '0 2 * * *', cron, null],
    ['month', null, null, null],
    ['kept', '0 2 * * *', cron, null],
  ]);
  expect(freshestBy(read).map(([, due]) => due)).toEqual([null, null, null, null, null]);
  expect(read.glossary.datasets.get(datasetKey({ namespace: 'mart', name: 'block' }))?.description).toBe(
    'Kept.',
  );
});

test('a password in a schedule is masked like any other', async () => {
  const { glossary, problems } = await readText(
    'jobs: { n: { j: { schedule: "see postgres://a:hunter2@b", timezone: "postgres://a:hunter2@b" } } }',
  );
  const job = glossary.jobs.get(jobKey({ namespace: 'n', name: 'j' }));
  expect(job?.schedule).toBe('see postgres://a:***@b');
  expect(show(problems)).not.toContain('hunter2');
});

/** What is said of a job or a dataset that has these keys, given as YAML in braces. */
async function saidOf(section: 'jobs' | 'datasets', keys: string): Promise<string> {
  return show((await readText(`${section}: { n: { e: { ${keys} } } }`)).problems);
}

test.each([
  ['0 minutes', 'of a millisecond or more', 'write one above 0'],
  ['-5 minutes', 'of a millisecond or more', 'write one above 0'],
  ['99999999999 days', 'of 36,500 days at most', 'write a shorter one'],
])('the length of time %j breaks a bound, which is named', async (text, bound, way) => {
  expect(await saidOf('jobs', `longest: ${text}`)).toBe(
    `glossary.yaml:1 glossary-wrong-type
  \`jobs › n › e › longest\` should be a length of time ${bound}, but it is the text \`${text}\`
  → ${way}, such as \`longest: 30 minutes\`, \`1h 30m\` or \`PT1H30M\``,
  );
});

test.each([
  ['UTC+2', '+02:00'],
  ['GMT-11', '-11:00'],
  ['+5:30', '+05:30'],
  ['utc +0545', '+05:45'],
  ['-3', '-03:00'],
])(
  'a time zone written as %j is meant as an offset, not as the name that is near to it',
  async (text, offset) => {
    const said = await saidOf('jobs', `schedule: '@daily', timezone: '${text}'`);
    expect(said).toContain(`→ did you mean \`timezone: '${offset}'\`? Where clocks change`);
    expect(await saidOf('jobs', `schedule: '@daily', timezone: '${offset}'`)).toBe('');
  },
);

test.each(['UTC+25', 'Etc/GMT+22', 'Europe/Berlin+1'])(
  'of the time zone %j, no name without its offset is offered',
  async (text) => {
    const said = await saidOf('jobs', `schedule: '@daily', timezone: ${text}`);
    expect(said).toContain('→ write a name of the IANA time zone database');
  },
);

test.each([
  ['jobs', 'schedule', '0 2 * * *'],
  ['datasets', 'freshest_by', '06:00'],
] as const)('a time zone of %s without a `%s` is named', async (section, key, time) => {
  const said = await saidOf(section, 'timezone: Europe/Berlin, description: Kept.');
  expect(said).toContain(`glossary-unknown-key
  \`${section} › n › e › timezone\` means nothing without a \`${key}\` beside it
  → take it out, or write `);
  expect(await saidOf(section, `timezone: Europe/Berlin, ${key}: '${time}'`)).toBe('');
});

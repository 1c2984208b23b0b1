/**
 * Times as people say them. They are told from the moment that the site tells of, and never from the reader's clock: an
 * old site gives the same answer on any day. Days are those of UTC, and weeks begin on Monday, as in ISO 8601.
 */

/** Both ends count; `2026-11-02`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

type Rule = readonly [pattern: RegExp, days: (today: number, groups: Groups) => Span | null];
type Groups = Readonly<Record<string, string | undefined>>;
/** Days since 1970, both ends counted. */
type Span = readonly [from: number, until: number];

const MS_A_DAY = 86_400_000;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|');
const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const NUMBERS = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at + 1]),
);
const COUNT = String.raw`\d{1,4}|${[...NUMBERS.keys()].join('|')}`;

const RULES: readonly Rule[] = [
  [/^(?:of )?today$/, (today) => [today, today]],
  [/^(?:of )?yesterday$/, (today) => [today - 1, today - 1]],
  [/^(?:in |during )?this week$/, (today) => [mondayOf(today), today]],
  [/^(?:in |during )?last week$/, (today) => [mondayOf(today) - 7, mondayOf(today) - 1]],
  [/^(?:in |during )?past week$/, (today) => [today - 6, today]],
  [/^(?:in |during )?this month$/, (today) => [monthOf(today, 0)[0], today]],
  [/^(?:in |during )?last month$/, (today) => monthOf(today, -1)],
  [/^(?:in |during )?past month$/, (today) => [today - 29, today]],
  [
    new RegExp(`^(?:in |during |within |over )?(?:last|past) (?<count>${COUNT}) (?<unit>day|week|month)s?$`),
    (today, { count = '', unit = '' }) => [today - countOf(count) * (LENGTHS.get(unit) ?? 1) + 1, today],
  ],
  [new RegExp(`^(?:since|after|from) (?<day>${DATE})$`), (today, { day }) => spanOf(dayOf(day), today)],
  [/^since yesterday$/, (today) => [today - 1, today]],
  [/^since last week$/, (today) => [mondayOf(today) - 7, today]],
  [/^since last month$/, (today) => [monthOf(today, -1)[0], today]],
  [new RegExp(`^(?:on )?(?<day>${DATE})$`), (_, { day }) => spanOf(dayOf(day), dayOf(day))],
  [
    new RegExp(`^(?:between|from) (?<day>${DATE}) (?:and|to|until) (?<last>${DATE})$`),
    (_, { day, last }) => spanOf(dayOf(day), dayOf(last)),
  ],
  [
    new RegExp(`^(?:in |during )?(?<month>${MONTH})(?: (?<year>\\d{4}))?$`),
    (today, { month = '', year }) => namedMonth(today, month, year),
  ],
  [
    new RegExp(`^since (?<month>${MONTH})(?: (?<year>\\d{4}))?$`),
    (today, { month = '', year }) => spanOf(namedMonth(today, month, year)?.[0] ?? null, today),
  ],
  [
    /^(?:in |during )?(?<year>\d{4})-(?<month>0[1-9]|1[0-2])$/,
    (_, { year = '', month = '' }) => wholeMonth(Number(year), Number(month) - 1),
  ],
  [
    /^(?:in |during )(?<year>\d{4})$/,
    (_, { year = '' }) => [utcDay(Number(year), 0, 1), utcDay(Number(year) + 1, 0, 1) - 1],
  ],
];

const LENGTHS = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
]);
/** No time is said in more. */
const MAX_LENGTH = 40;

/** Whether these words say a time. */
export function isPeriod(words: string): boolean {
  return daysOf(words, '1970-01-01') !== null || daysOf(words, '9998-12-31') !== null;
}

/**
 * @param asOf the day that the site tells of, `2026-11-15`
 * @returns null for what is no time, and for one that ends before it begins
 */
export function daysOf(words: string, asOf: string): Days | null {
  if (words.length > MAX_LENGTH) return null;
  const today = dayOf(asOf);
  const text = words
    .toLowerCase()
    .replace(/^the | the /gu, ' ')
    .trim();
  if (today === null) return null;
  for (const [pattern, days] of RULES) {
    const match = pattern.exec(text);
    const span = match && days(today, match.groups ?? {});
    if (span) return { from: written(span[0]), until: written(span[1]) };
  }
  return null;
}

function spanOf(from: number | null, until: number | null): Span | null {
  return from === null || until === null || from > until ? null : [from, until];
}

/** Null for a day that no calendar has. */
function dayOf(text: string | undefined): number | null {
  const [year, month, day] = (text ?? '').split('-').map(Number);
  const number = utcDay(year ?? 0, (month ?? 0) - 1, day ?? 0);
  return written(number) === text ? number : null;
}

function utcDay(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month, day) / MS_A_DAY);
}

function written(day: number): string {
  const date = new Date(day * MS_A_DAY);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** The first of 1970 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function monthOf(day: number, offset: number): Span {
  const date = new Date(day * MS_A_DAY);
  return wholeMonth(date.getUTCFullYear(), date.getUTCMonth() + offset);
}

function wholeMonth(year: number, month: number): Span {
  return [utcDay(year, month, 1), utcDay(year, month + 1, 1) - 1];
}

/** Without a year, the newest that has begun. */
function namedMonth(today: number, name: string, year: string | undefined): Span | null {
  const month = MONTHS.findIndex((one) => one.startsWith(name.slice(0, 3)));
  if (year !== undefined) return wholeMonth(Number(year), month);
  const thisYear = new Date(today * MS_A_DAY).getUTCFullYear();
  const span = wholeMonth(thisYear, month);
  return span[0] > today ? wholeMonth(thisYear - 1, month) : span;
}

function countOf(text: string): number {
  return NUMBERS.get(text) ?? Number(text);
}

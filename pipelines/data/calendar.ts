/** The days that the raw data covers. */

/** The first day of the data; the extracts of what existed before are dated so. */
export const FIRST_DAY = '2026-10-19';

/** Days, the first and the last included: up to 2026-11-15. */
export const DAY_COUNT = 28;

const MILLISECONDS_A_DAY = 86_400_000;

/** The day `offset` days after the first, as `YYYY-MM-DD`; negative before it. */
export function day(offset: number): string {
  return new Date(Date.parse(FIRST_DAY) + offset * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** When a row of the day `offset` reaches the extract: that day, or `late` days after, yet within the data. */
export function loadedOn(offset: number, late: number): string {
  return day(Math.min(Math.max(offset, 0) + late, DAY_COUNT - 1));
}

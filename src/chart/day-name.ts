/** Days and months in words, in UTC and in English. */
import type { Instant } from '../model/instant.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2 Nov` */
export function dayName(instant: Instant): string {
  return `${Number(instant.slice(8, 10))} ${month(instant)}`;
}

/** `Nov 2026` */
export function monthName(instant: Instant): string {
  return `${month(instant)} ${instant.slice(0, 4)}`;
}

function month(instant: Instant): string {
  return MONTHS[Number(instant.slice(5, 7)) - 1] ?? '';
}

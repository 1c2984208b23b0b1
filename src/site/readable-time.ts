import type { Instant } from '../model/instant.ts';

/** To the second, for reading; the exact time goes into the element's `datetime`. */
export function readableTime(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

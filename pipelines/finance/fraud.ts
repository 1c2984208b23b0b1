/** The rules by which a payment is suspicious. */

export interface Payment {
  readonly accountId: string;
  /** Cents; what leaves the account is negative. */
  readonly cents: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly country: string;
  readonly homeCountry: string;
}

export type FraudReason = 'unusual amount' | 'large payment abroad' | 'rapid series';

/** A payment this many times its account's median is unusual. */
const UNUSUAL_FACTOR = 8;

/** Cents: from here on a payment abroad is large. */
const LARGE_ABROAD = 30_000;

/** This many payments of one account within the hour up to a payment are a rapid series. */
const SERIES_LENGTH = 3;
const HOUR = 3_600_000;

/** Why a payment is suspicious, of several rules the first; null where it is not, or where money came in. */
export function fraudReason(payment: Payment, ofAccount: readonly Payment[]): FraudReason | null {
  if (payment.cents >= 0) return null;
  const size = -payment.cents;
  if (size > UNUSUAL_FACTOR * median(ofAccount.filter(({ cents }) => cents < 0).map(({ cents }) => -cents)))
    return 'unusual amount';
  if (payment.country !== payment.homeCountry && size >= LARGE_ABROAD) return 'large payment abroad';
  const recent = ofAccount.filter(
    ({ cents, time }) => cents < 0 && time <= payment.time && time > payment.time - HOUR,
  );
  return recent.length >= SERIES_LENGTH ? 'rapid series' : null;
}

/** The lower of the two in the middle, where the list is even; 0 for an empty one. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

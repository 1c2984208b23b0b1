/** Accounts, their transactions, and loans. */
import { DAY_COUNT, day, FIRST_DAY, loadedOn } from './calendar.ts';
import { COUNTRIES } from './customers.ts';
import { createRandom, type Random } from './random.ts';
import { euros, label, type Row } from './table.ts';

const ACCOUNT_COUNT = 42;
const TRANSACTION_COUNT = 180;
const LOAN_COUNT = 30;
const MERCHANTS = ['groceries', 'fuel', 'restaurants', 'electronics', 'travel', ''] as const;

export interface Bank {
  readonly accounts: readonly Row[];
  readonly transactions: readonly Row[];
  readonly loans: readonly Row[];
}

export function bank(customers: readonly Row[]): Bank {
  const random = createRandom(3303);
  const accounts = Array.from({ length: ACCOUNT_COUNT }, (_, index) => account(index, customers, random));
  const transactions = Array.from({ length: TRANSACTION_COUNT }, (_, index) =>
    transaction(index, accounts, customers, random),
  );
  return {
    accounts: [...accounts, ...accounts.slice(11, 13)],
    transactions: [
      ...transactions,
      ...burst(accounts),
      ...transactions.filter((_, index) => index % 60 === 31),
    ],
    loans: Array.from({ length: LOAN_COUNT }, (_, index) => loan(index, accounts, random)),
  };
}

function account(index: number, customers: readonly Row[], random: Random): Row {
  return {
    account_id: label('ACC', index + 1, 4),
    customer_id: customers[(index * 2) % 78]?.['customer_id'] ?? '',
    account_type: random.pick(['current', 'current', 'savings', 'Savings ']),
    status: random.chance(0.08) ? 'closed' : random.chance(0.04) ? '' : 'open',
    opened_on: day(-random.int(40, 1500)),
    opening_balance: euros(random.int(0, 900_000)),
    currency: 'EUR',
    loaded_on: FIRST_DAY,
  };
}

function transaction(
  index: number,
  accounts: readonly Row[],
  customers: readonly Row[],
  random: Random,
): Row {
  const owner = accounts[random.int(0, accounts.length - 1)] ?? {};
  const home =
    customers.find((customer) => customer['customer_id'] === owner['customer_id'])?.['country'] ?? 'DE';
  const offset = Math.min(Math.floor((index * DAY_COUNT) / TRANSACTION_COUNT), DAY_COUNT - 1);
  const income = random.chance(0.2);
  const odd = random.chance(0.05);
  const cents = income ? random.int(50_000, 300_000) : -random.int(500, 20_000) * (odd ? 25 : 1);
  return {
    transaction_id: label('TXN', index + 1, 5),
    account_id: random.chance(0.02) ? '' : (owner['account_id'] ?? ''),
    occurred_at: `${day(offset)}T${clockTime(random)}Z`,
    amount: euros(cents),
    merchant_category: income ? 'salary' : random.pick(MERCHANTS),
    channel: random.pick(['card', 'card', 'transfer', 'online']),
    country: odd || random.chance(0.06) ? random.pick([...COUNTRIES, 'US', 'BR']) : home,
    loaded_on: loadedOn(offset, random.chance(0.07) ? random.int(1, 3) : 0),
  };
}

function clockTime(random: Random): string {
  return [random.int(0, 23), random.int(0, 59), random.int(0, 59)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Four payments within a quarter of an hour: somebody tries a stolen card. */
function burst(accounts: readonly Row[]): readonly Row[] {
  const offset = 20;
  return [2, 6, 9, 13].map((minute, index) => ({
    transaction_id: label('TXN', TRANSACTION_COUNT + index + 1, 5),
    account_id: accounts[4]?.['account_id'] ?? '',
    occurred_at: `${day(offset)}T03:${String(minute).padStart(2, '0')}:00Z`,
    amount: euros(-(index + 1) * 4_900),
    merchant_category: 'electronics',
    channel: 'online',
    country: 'US',
    loaded_on: loadedOn(offset, 0),
  }));
}

function loan(index: number, accounts: readonly Row[], random: Random): Row {
  const holder = accounts[(index * 3) % accounts.length] ?? {};
  return {
    loan_id: label('LOAN', index + 1, 3),
    account_id: holder['account_id'] ?? '',
    principal: euros(random.int(10, 300) * 10_000),
    interest_rate: (random.int(20, 95) / 1000).toFixed(3),
    term_months: String(random.pick([12, 24, 36, 48, 60])),
    start_date: day(-random.int(30, 700)),
    days_past_due: random.chance(0.7) ? '0' : String(random.int(1, 120)),
    credit_score: random.chance(0.07) ? '' : String(random.int(480, 820)),
    loaded_on: FIRST_DAY,
  };
}

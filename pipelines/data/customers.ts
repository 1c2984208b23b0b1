/** Customers, with what goes wrong in a sign-up form: blanks, bad addresses, shouting, and people entered twice. */
import { day, FIRST_DAY, loadedOn } from './calendar.ts';
import { createRandom, type Random } from './random.ts';
import { label, type Row } from './table.ts';

const FIRST = [
  'Ada',
  'Bruno',
  'Chioma',
  'Dilan',
  'Elif',
  'Farid',
  'Greta',
  'Hana',
  'Ivo',
  'Jana',
  'Kofi',
  'Lena',
] as const;
const LAST = [
  'Okafor',
  'Weber',
  'Silva',
  'Novak',
  'Demir',
  'Haddad',
  'Lind',
  'Sato',
  'Petrov',
  'Berg',
  'Mensah',
] as const;
export const COUNTRIES = ['DE', 'FR', 'NL', 'PT', 'SE'] as const;

const COUNT = 90;

export function customers(): readonly Row[] {
  const random = createRandom(1101);
  const rows = Array.from({ length: COUNT }, (_, index) => customer(index + 1, random));
  // Every fifteenth customer is entered again later on, with a tidier address: the later row is the right one.
  const again = rows.filter((_, index) => index % 15 === 7).map((row) => correction(row, random));
  return [...rows, ...again];
}

function customer(number: number, random: Random): Row {
  const first = random.pick(FIRST);
  const last = random.pick(LAST);
  // The last dozen signed up within the days of the data.
  const signup = number > COUNT - 12 ? random.int(1, 26) : -random.int(20, 900);
  return {
    customer_id: label('CUST', number, 4),
    full_name: `${first} ${last}`,
    email: email(`${first}.${last}${number}`.toLowerCase(), random),
    phone: random.chance(0.1) ? '' : `+49 30 555${String(random.int(1000, 9999))}`,
    country: random.pick(COUNTRIES),
    status: random.chance(0.15)
      ? 'inactive'
      : random.chance(0.04)
        ? ''
        : random.chance(0.1)
          ? 'Active'
          : 'active',
    signup_date: day(signup),
    loaded_on: signup < 0 ? FIRST_DAY : loadedOn(signup, 0),
    marketing_consent: random.chance(0.6) ? 'yes' : 'no',
  };
}

function email(local: string, random: Random): string {
  const dice = random.next();
  if (dice < 0.05) return '';
  if (dice < 0.1) return `${local}.example.com`;
  if (dice < 0.2) return ` ${local.toUpperCase()}@EXAMPLE.COM`;
  return `${local}@example.com`;
}

function correction(row: Row, random: Random): Row {
  const address = `${(row['full_name'] ?? '').toLowerCase().replace(' ', '.')}.new@example.com`;
  return { ...row, email: address, status: 'active', loaded_on: loadedOn(random.int(15, 25), 0) };
}

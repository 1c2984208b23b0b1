/** Products, orders and their items. An order's amount is the sum of its items; what it is paid is that less the discount. */
import { DAY_COUNT, day, FIRST_DAY, loadedOn } from './calendar.ts';
import { createRandom, type Random } from './random.ts';
import { euros, label, type Row } from './table.ts';

const CATEGORIES = ['Kitchen', 'Garden', 'Books', 'Toys', 'Outdoor'] as const;
const NOUNS = ['Kettle', 'Trowel', 'Atlas', 'Kite', 'Lantern', 'Teapot', 'Planter', 'Puzzle'] as const;
const STYLES = ['Classic', 'Compact', 'Deluxe'] as const;

const PRODUCT_COUNT = 24;
const ORDER_COUNT = 98;

interface Product {
  readonly id: string;
  readonly cents: number;
}

export interface Shop {
  readonly products: readonly Row[];
  readonly orders: readonly Row[];
  readonly orderItems: readonly Row[];
}

export function shop(customers: readonly Row[]): Shop {
  const random = createRandom(2202);
  const catalogue = Array.from({ length: PRODUCT_COUNT }, (_, index) => product(index, random));
  const sold = catalogue.map(({ sold }) => sold);
  const baskets = Array.from({ length: ORDER_COUNT }, (_, index) => basket(index, customers, sold, random));
  const orders = baskets.map(({ order }) => order);
  return {
    products: withRepeats(
      catalogue.map(({ row }) => row),
      20,
    ),
    orders: withRepeats(orders, 24),
    orderItems: withRepeats(
      baskets.flatMap(({ items }) => items),
      60,
    ),
  };
}

/** Every `step`th row once more at the end: an extract that was delivered twice in part. */
function withRepeats(rows: readonly Row[], step: number): readonly Row[] {
  return [...rows, ...rows.filter((_, index) => index % step === step - 1)];
}

function product(index: number, random: Random): { readonly row: Row; readonly sold: Product } {
  const id = label('PRD', index + 1, 3);
  const cents = random.int(4, 90) * 100 + 95;
  const row = {
    product_id: id,
    product_name: `${STYLES[index % STYLES.length] ?? ''} ${NOUNS[index % NOUNS.length] ?? ''}`,
    category: random.chance(0.08) ? '' : random.pick(CATEGORIES),
    unit_price: euros(cents),
    unit_cost: euros(Math.round(cents * (0.4 + random.next() * 0.35))),
    loaded_on: FIRST_DAY,
  };
  return { row, sold: { id, cents } };
}

function basket(index: number, customers: readonly Row[], catalogue: readonly Product[], random: Random) {
  const orderId = label('ORD', index + 1, 5);
  const placed = Math.min(Math.floor((index * DAY_COUNT) / ORDER_COUNT), DAY_COUNT - 1);
  const loaded = loadedOn(placed, random.chance(0.08) ? random.int(2, 4) : 0);
  const lines = Array.from({ length: random.pick([1, 1, 2, 2, 2, 3]) }, (_, line) =>
    item(orderId, line + 1, loaded, catalogue, random),
  );
  const cents = lines.reduce((sum, line) => sum + line.cents, 0);
  return {
    order: {
      order_id: orderId,
      customer_id: buyer(placed, customers, random),
      order_date: day(placed),
      status: random.chance(0.1)
        ? 'cancelled'
        : random.chance(0.08)
          ? 'returned'
          : random.pick(['completed', 'shipped']),
      amount: euros(cents),
      discount: discount(cents, random),
      currency: 'EUR',
      loaded_on: loaded,
    },
    items: lines.map(({ row }) => row),
  };
}

function item(orderId: string, line: number, loaded: string, catalogue: readonly Product[], random: Random) {
  const { id, cents } = catalogue[random.int(0, catalogue.length - 1)] ?? { id: '', cents: 0 };
  const quantity = random.pick([1, 1, 1, 2, 3]);
  const row = {
    order_id: orderId,
    line_number: String(line),
    product_id: id,
    quantity: String(quantity),
    unit_price: euros(cents),
    loaded_on: loaded,
  };
  return { row, cents: cents * quantity };
}

/** Somebody who had signed up by then; now and then an id that no customer has, as left behind by deleted accounts. */
function buyer(placed: number, customers: readonly Row[], random: Random): string {
  if (random.chance(0.03)) return label('CUST', random.int(9000, 9999), 4);
  const known = customers.filter((customer) => (customer['signup_date'] ?? '') <= day(placed));
  // A third of the orders come from the first ten customers, so that some customers are worth much.
  const last = random.chance(0.35) ? 9 : known.length - 1;
  return known[random.int(0, last)]?.['customer_id'] ?? '';
}

function discount(cents: number, random: Random): string {
  if (random.chance(0.05)) return '';
  return euros(random.chance(0.4) ? Math.round((cents * random.pick([5, 10, 15, 20])) / 100) : 0);
}

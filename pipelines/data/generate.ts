/**
 * Makes the raw extracts: `node pipelines/data/generate.ts [folder]`. Seeded, so that it writes the same bytes
 * each time; the committed files in `raw/` are what it writes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bank } from './bank.ts';
import { customers } from './customers.ts';
import { sensors } from './sensors.ts';
import { shop } from './shop.ts';
import { toCsv } from './table.ts';

/** The text of each extract, by its file's name. */
export function rawExtracts(): ReadonlyMap<string, string> {
  const people = customers();
  const { products, orders, orderItems } = shop(people);
  const { accounts, transactions, loans } = bank(people);
  const { devices, readings } = sensors();
  const tables = {
    customers: people,
    products,
    orders,
    order_items: orderItems,
    accounts,
    transactions,
    loans,
    devices,
    sensor_readings: readings,
  };
  return new Map(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, toCsv(rows)]));
}

/** Writes the extracts into `folder`, which is made where it does not exist. */
export function generate(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of rawExtracts()) writeFileSync(join(folder, file), text);
}

if (import.meta.main) generate(process.argv[2] ?? join(import.meta.dirname, 'raw'));

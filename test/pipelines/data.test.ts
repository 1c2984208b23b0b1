/** The raw extracts: reproducible, whole in their relations, and dirty where they are meant to be. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rawExtracts } from '../../pipelines/data/generate.ts';
import { readCsv } from '../logger/folder.ts';
import { RAW } from './night.ts';

function rows(name: string) {
  return readCsv(join(RAW, `${name}.csv`));
}

function ids(name: string, column: string): ReadonlySet<string> {
  return new Set(rows(name).map((row) => row[column] ?? ''));
}

/** Those that refer to nothing. */
function strangers(references: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] {
  return [...references].filter((one) => !known.has(one));
}

describe('the raw extracts', () => {
  it('are, byte for byte, what the generator makes', () => {
    const extracts = rawExtracts();
    expect(readdirSync(RAW).toSorted()).toEqual([...extracts.keys()].toSorted());
    for (const [file, text] of extracts) expect(readFileSync(join(RAW, file), 'utf8')).toBe(text);
  });

  it.each(readdirSync(RAW))('%s has between 20 and 200 rows', (file) => {
    const count = readCsv(join(RAW, file)).length;
    expect(count).toBeGreaterThanOrEqual(20);
    expect(count).toBeLessThanOrEqual(200);
  });

  it('hold together: items belong to orders and products, accounts to customers, loans to accounts', () => {
    expect(strangers(ids('order_items', 'order_id'), ids('orders', 'order_id'))).toEqual([]);
    expect(strangers(ids('order_items', 'product_id'), ids('products', 'product_id'))).toEqual([]);
    expect(strangers(ids('accounts', 'customer_id'), ids('customers', 'customer_id'))).toEqual([]);
    expect(strangers(ids('loans', 'account_id'), ids('accounts', 'account_id'))).toEqual([]);
  });

  it('have the dirt that the pipelines clean', () => {
    expect(rows('orders').length).toBeGreaterThan(ids('orders', 'order_id').size);
    expect(strangers(ids('orders', 'customer_id'), ids('customers', 'customer_id'))).not.toEqual([]);
    expect(strangers(ids('sensor_readings', 'device_id'), ids('devices', 'device_id'))).not.toEqual([]);
    expect(ids('customers', 'email')).toContain('');
    expect([...ids('customers', 'email')].some((email) => email !== '' && !email.includes('@'))).toBe(true);
    expect(rows('orders').some(({ order_date = '', loaded_on = '' }) => loaded_on > order_date)).toBe(true);
  });
});

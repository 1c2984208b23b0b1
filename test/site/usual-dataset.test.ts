import { expect, test } from 'vitest';
import { isOf, usualDataset } from '../../src/site/usual-dataset.ts';

const column = (of: string, name: string) => ({ namespace: 'raw', name: of, column: name });

test('the dataset that the most columns are of is the usual one, of as many the first', () => {
  const orders = [column('orders', 'id'), column('orders', 'total')];
  const sales = [column('sales', 'id'), column('sales', 'day')];
  const id = { namespace: 'raw', name: 'orders' };
  expect(usualDataset(orders)).toEqual({ id, isOnly: true });
  expect(usualDataset([column('sales', 'id'), ...orders])).toEqual({ id, isOnly: false });
  expect(usualDataset([...orders, ...sales])).toEqual({ id, isOnly: false });
});

test('none is usual where each has but one', () => {
  expect(usualDataset([column('orders', 'id'), column('sales', 'id')])).toBeNull();
  expect(usualDataset([])).toBeNull();
  expect(isOf(null, column('orders', 'id'))).toBe(false);
});

test('a dataset of the same name elsewhere is another', () => {
  const usual = usualDataset([column('orders', 'id'), column('orders', 'total')]);
  expect(isOf(usual, column('orders', 'day'))).toBe(true);
  expect(isOf(usual, { ...column('orders', 'day'), namespace: 'mart' })).toBe(false);
});

import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { requireRoom } from './room.ts';

const LARGE = { datasets: 10_000, columns: 200_000 };
const MUCH = { bytes: 80e9, nodes: 10e6 };

test('a measurement asks for room before it begins', () => {
  expect(() => {
    requireRoom('/there', LARGE, MUCH);
  }).not.toThrow();
  expect(() => {
    requireRoom('/there', LARGE, { ...MUCH, bytes: 5e9 });
  }).toThrow(
    '/there has room for 5.0 GB in 10,000,000 files, and the measurement may need 10.0 GB in 1,000,000',
  );
  expect(() => {
    requireRoom('/there', LARGE, { ...MUCH, nodes: 1000 });
  }).toThrow('room for');
});

test('a disk that does not count its files has room for them, and a small measurement has room here', () => {
  expect(() => {
    requireRoom('/there', LARGE, { ...MUCH, nodes: 0 });
    requireRoom(tmpdir(), { datasets: 10, columns: 200 });
  }).not.toThrow();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { THEME_COLORS } from '../../src/styles/theme-color.ts';

test('browsers paint their frame as the bar is painted', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8');
  expect(tokens).toContain(`--paper-raised: light-dark(${THEME_COLORS.light}, ${THEME_COLORS.dark});`);
});

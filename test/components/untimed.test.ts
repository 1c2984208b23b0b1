import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeToHtml, type ShikiTransformer } from 'shiki';
import { afterEach, expect, test, vi } from 'vitest';
import { untimed } from '../../src/components/untimed.ts';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

afterEach(() => {
  vi.restoreAllMocks();
});

function coloured(transformers: ShikiTransformer[]): Promise<string> {
  return codeToHtml(`select ${'a.b, '.repeat(50)}c from d`, {
    lang: 'sql',
    theme: 'github-dark',
    transformers,
  });
}

/** As on a machine that is busy with other things for seconds between any two looks at the clock. */
function slowClock(): void {
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000));
}

test('code has the same colours however long they take', async () => {
  const [plain, kept] = [await coloured([]), await coloured([untimed])];
  expect(kept).toBe(plain);
  slowClock();
  expect(await coloured([untimed])).toBe(plain);
  expect(await coloured([])).not.toBe(plain);
});

test('all code that is coloured keeps the clock out', () => {
  const templates = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.astro'),
  );
  const uses = templates.flatMap(
    (name) => readFileSync(join(SOURCE, name), 'utf8').match(/<Code\b[^/]*\/>/g) ?? [],
  );
  expect(uses.length).toBeGreaterThan(2);
  expect(uses.filter((use) => !use.includes('transformers={[untimed'))).toEqual([]);
});

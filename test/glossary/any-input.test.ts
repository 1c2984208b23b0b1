import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { checkGlossary } from '../../src/glossary/check.ts';
import type { Problem } from '../../src/model/problem.ts';
import { readText } from './support.ts';

const KEYS = [
  ...['datasets', 'jobs', 'terms', 'owners', 'columns', 'description', 'owner', 'steward', 'definition'],
  ...[
    'name',
    'kind',
    'members',
    'related',
    'synonyms',
    'steps',
    'term',
    'pii',
    'rules',
    'schedule',
    'timezone',
    'freshest_by',
    'longest',
    '__proto__',
    'constructor',
    '<<',
    '',
  ],
];

const leaf = fc.oneof(
  fc.constantFrom('person', 'team', 'text', 'n', null, true, 7, 1.5),
  fc.string(),
  fc.double({ noNaN: true }),
);

/** Objects that come close to a glossary, and stray from it anywhere. */
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie('node'), { maxKeys: 4 }),
  ),
}));

const root = fc.oneof(
  node,
  fc.dictionary(fc.constantFrom('datasets', 'jobs', 'terms', 'owners'), node, { maxKeys: 4 }),
);

function expectPlaced(problems: readonly Problem[], lines: number): void {
  for (const { file, line, message, hint } of problems) {
    expect(file).toBe('glossary.yaml');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(message).not.toMatch(/undefined|\[object|\.$|[\n\p{Cc}]/u);
    expect(hint).not.toMatch(/undefined|\[object|[\n\p{Cc}]/u);
  }
}

test('whatever YAML holds, it is read, and each problem is on a line of it', async () => {
  await fc.assert(
    fc.asyncProperty(root, async (value) => {
      const text = dump(value, { noRefs: true });
      const { glossary, problems } = await readText(text);
      expectPlaced(problems, text.split('\n').length);
      expectPlaced(checkGlossary(glossary, { datasets: [], jobs: [] }), text.split('\n').length);
    }),
    { numRuns: 300 },
  );
});

test('whatever text it is, it is read or refused on one of its lines', async () => {
  const scrap = fc.constantFrom(
    ...[
      ':',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '*a',
      '&a ',
      '!t ',
      '|',
      '>',
      '#',
      '<<: ',
    ],
    ...['---\n', 'terms', 'datasets', 'x', '\r', '? ', '%', '@', '\\', ','],
  );
  const text = fc.oneof(
    fc.array(scrap, { maxLength: 20 }).map((scraps) => scraps.join('')),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const { problems } = await readText(written);
      expectPlaced(problems, written.split(/\r\n|\r|\n/).length);
    }),
    { numRuns: 500 },
  );
});

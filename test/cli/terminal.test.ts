import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/cli/terminal.ts';
import type { Problem } from '../../src/model/problem.ts';

const PROBLEM: Problem = {
  code: 'run-unfinished',
  severity: 'warning',
  file: 'log.ndjson',
  line: 3,
  message: 'the run a of b began and no event ends it',
  hint: 'see whether it was killed',
};

/** As it stands where no one looks at colours. */
function plain(problem: Problem): string {
  return stripVTControlCharacters(formatProblem(problem));
}

test('a problem is told with its place, what is wrong and the way out', () => {
  expect(plain(PROBLEM)).toBe(
    'warning log.ndjson:3\n  the run a of b began and no event ends it\n  → see whether it was killed',
  );
  expect(plain({ ...PROBLEM, severity: 'error', line: null })).toMatch(/^error log\.ndjson\n/);
  expect(plain({ ...PROBLEM, file: null, line: null })).toMatch(/^warning\n/);
});

test('a name in a log cannot command the terminal, nor turn the line around', () => {
  const name = 'a\u001b[2Jb\u0007\n\u009bc\u202ed\u2028e';
  const said = plain({ ...PROBLEM, message: name, hint: name, file: name });
  const shown = 'a⟨U+001B⟩[2Jb⟨U+0007⟩⟨U+000A⟩⟨U+009B⟩c⟨U+202E⟩d⟨U+2028⟩e';
  expect(said).toBe(`warning ${shown}:3\n  ${shown}\n  → ${shown}`);
});

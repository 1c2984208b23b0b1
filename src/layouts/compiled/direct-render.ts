/**
 * Astro's compiler writes into every template what ours never need. Each of these calls takes Astro off the shortest way through
 * a page, hundreds of times on each of many thousands.
 */
import { fileURLToPath } from 'node:url';

/** Puts the head there where none was written: here each page has one, which `Head.astro` writes. */
const HEAD_IF_NONE = /\$\{\$\$maybeRenderHead\(\$\$\w+\)\}/g;

/** Of a fragment that is nothing but what it holds: its content, where Astro makes it something that is rendered by itself. */
const FRAGMENT = /\$\$renderComponent\((\$\$\w+), ?"Fragment", ?Fragment, ?\{\}, ?\{/g;

/** Of each component the `Astro` that its own code knows. */
const GLOBAL = /const Astro = (\$\$\w+)\.createAstro\(\$\$props, \$\$slots\);\s+Astro\.self = \$\$\w+;/;
/** What it stands for outside of that. */
const OUTER = /const Astro = \$\$Astro;/;
/** What {@link GLOBAL} is asked for beyond what a {@link PageGlobal} has. */
const MORE = /\bAstro\b(?!\.(?:props|url|params)\b)/;
const PAGE_GLOBAL = fileURLToPath(new URL('page-global.ts', import.meta.url));

/** @param code a template, compiled */
export function directRender(code: string): string {
  return withPageGlobal(code)
    .replace(HEAD_IF_NONE, '')
    .replace(FRAGMENT, (_, result: string) => `((slots) => slots.default(${result}))({`);
}

function withPageGlobal(code: string): string {
  if (!GLOBAL.test(code) || MORE.test(code.replace(GLOBAL, '').replace(OUTER, ''))) return code;
  const direct = code.replace(
    GLOBAL,
    (_, result: string) => `const Astro = $$pageGlobal(${result}, $$props);`,
  );
  return `import { pageGlobal as $$pageGlobal } from ${JSON.stringify(PAGE_GLOBAL)};\n${direct}`;
}

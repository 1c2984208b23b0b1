/** What the build says that the page stands in: read once, from a file that all pages share. */
import { BUILD_SLOT, type BuildFacts } from '../site/build-facts.ts';
import { siteRoot } from './address.ts';

type Holder = { [BUILD_SLOT]?: BuildFacts };

/** @throws where the file cannot be read; the next call tries again */
export function buildFacts(): Promise<BuildFacts> {
  const known = (globalThis as Holder)[BUILD_SLOT];
  return known === undefined
    ? arrival(document.querySelector('script[data-build]') ?? ask())
    : Promise.resolve(known);
}

function ask(): HTMLScriptElement {
  const script = document.createElement('script');
  script.dataset['build'] = '';
  script.src = new URL('build.js', siteRoot()).href;
  document.head.append(script);
  return script;
}

function arrival(script: Element): Promise<BuildFacts> {
  return new Promise((done, fail) => {
    script.addEventListener('load', () => {
      const facts = (globalThis as Holder)[BUILD_SLOT];
      if (facts === undefined) fail(new Error('build.js holds something else.'));
      else done(facts);
    });
    script.addEventListener('error', () => {
      script.remove();
      fail(new Error('build.js could not be read.'));
    });
  });
}

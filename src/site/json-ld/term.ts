/** A term of the glossary (schema.org DefinedTerm). */
import { pageDescription } from '../description.ts';
import { excerpt } from '../markdown.ts';
import { webAddress } from '../path.ts';
import type { Site } from '../site.ts';
import type { TermPage } from '../term-page.ts';

export function termThing({ title, url }: Site, { term, path }: TermPage): object {
  return {
    '@type': 'DefinedTerm',
    name: term.name,
    description: pageDescription(excerpt(term.definition)),
    termCode: term.id,
    ...(term.synonyms.length === 0 ? {} : { alternateName: term.synonyms }),
    ...(url === null ? {} : { url: webAddress(url, path) }),
    inDefinedTermSet: {
      '@type': 'DefinedTermSet',
      name: title,
      ...(url === null ? {} : { url: webAddress(url, '/glossary/') }),
    },
  };
}

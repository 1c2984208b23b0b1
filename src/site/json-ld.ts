/** What a page says of itself to machines that gather pages (JSON-LD 1.1, schema.org): nothing that the page does not say. */
import { breadcrumbList } from './json-ld/breadcrumb.ts';
import { datasetThing } from './json-ld/dataset.ts';
import { termThing } from './json-ld/term.ts';
import type { PageSubject } from './page-subject.ts';
import { webAddress } from './path.ts';
import type { Site } from './site.ts';

/**
 * JSON to stand in a script element. A breadcrumb is told where the site's address is known.
 * @param subject null where the page is about no one thing
 * @returns null where there is nothing to say
 */
export function jsonLd(site: Site, subject: PageSubject | null): string | null {
  const things = subject === null ? [] : thingsOf(site, subject);
  if (things.length === 0) return null;
  const [first] = things;
  const whole = things.length === 1 ? first : { '@graph': things };
  return inScript(JSON.stringify({ '@context': 'https://schema.org', ...whole }));
}

/** What the start page says of the site; null where its address is not known. */
export function siteJsonLd({ title, url }: Site): string | null {
  if (url === null) return null;
  const thing = { '@type': 'WebSite', name: title, url: webAddress(url, '/') };
  return inScript(JSON.stringify({ '@context': 'https://schema.org', ...thing }));
}

function thingsOf(site: Site, subject: PageSubject): object[] {
  const breadcrumb = breadcrumbList(site, subject);
  return [...thingOf(site, subject), ...(breadcrumb === null ? [] : [breadcrumb])];
}

function thingOf(site: Site, subject: PageSubject): object[] {
  switch (subject.kind) {
    case 'dataset':
      return [datasetThing(site, subject.page)];
    case 'term':
      return [termThing(site, subject.page)];
    case 'column':
    case 'job':
    case 'run':
      return [];
  }
}

/** HTML reads a script's text up to `</script` and `<!--`, whatever it is a text of; older readers end lines at U+2028. */
function inScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

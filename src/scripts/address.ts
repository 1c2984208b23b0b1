/** Where the site stands, as the page that is open says it. */

/** The address of its root, with a slash at its end. */
export function siteRoot(): URL {
  return new URL(document.documentElement.dataset['root'] ?? './', document.baseURI);
}

/** The path of the page from the site's root, with no slash before it. */
export function pathHere(): string {
  return location.pathname.slice(siteRoot().pathname.length).replace(/(^|\/)index\.html$/, '$1');
}

/** Where the site stands. */

/**
 * Notes it for every script of the page, by the address of the one that is running: the site's scripts stand in one
 * folder in its root.
 */
export function noteRoot(): void {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement)
    document.documentElement.dataset['root'] = new URL('..', currentScript.src).href;
}

/** The address of its root, with a slash at its end. */
export function siteRoot(): URL {
  return new URL(document.documentElement.dataset['root'] ?? './', document.baseURI);
}

/** The path of the page from the site's root, with no slash before it. */
export function pathHere(): string {
  return pathOf(location.href);
}

/** The path of any page of the site, likewise. */
export function pathOf(address: string): string {
  const { pathname } = new URL(address, document.baseURI);
  return pathname.slice(siteRoot().pathname.length).replace(/(^|\/)index\.html$/, '$1');
}

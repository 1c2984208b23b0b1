/** Opens the search, from any page. */
export function wireSearch(): void {
  // Its part of the page comes with it.
}

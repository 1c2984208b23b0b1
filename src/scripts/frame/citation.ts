/** How to quote the page. */
export function wireCitation(): void {
  // Its part of the page comes with it.
}

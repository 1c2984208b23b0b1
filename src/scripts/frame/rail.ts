/** The rail beside a page. */
export function wireRail(): void {
  // Its part of the page comes with it.
}

/** The pages that were read last, kept in the browser. */
export function rememberPage(): void {
  // Its part of the page comes with it.
}

/** Links that work in a folder that was unpacked from a zip. */
export function leadToFiles(): void {
  // Its part of the page comes with it.
}

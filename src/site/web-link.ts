/** Whether a stranger's text may be a link: a web address that a browser can read. */
export function isWebLink(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url);
}

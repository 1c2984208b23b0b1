/** The addresses of a webhook and of the site. The first is a secret: whoever knows it can write where it leads. */

/** What keeps a text from being an address that something can be sent to. */
type AddressFault = 'scheme' | 'port' | 'credentials' | 'unreadable';

/** Why nothing can be sent to `text`; null where something can. */
export function addressFault(text: string): AddressFault | null {
  if (!/^\s*https?:\/\//i.test(text)) return 'scheme';
  if (!URL.canParse(text)) return hasHighPort(text) ? 'port' : 'unreadable';
  const { username, password } = new URL(text);
  // The Fetch standard refuses such a request before anything is sent.
  return username === '' && password === '' ? null : 'credentials';
}

function hasHighPort(text: string): boolean {
  const port = /^\s*https?:\/\/[^/?#]*:(\d+)\s*(?:[/?#]|$)/i.exec(text)?.[1];
  return port !== undefined && Number(port) > 65_535;
}

/** What was found in place of an address, which is not shown itself. */
export const ADDRESS_FAULTS: Readonly<Record<AddressFault, string>> = {
  scheme: 'something else',
  port: 'one whose port is above 65535',
  credentials: 'one with a user name or password, with which nothing is sent',
  unreadable: 'one that cannot be read',
};

/** `https://hooks.slack.com/…` */
export function maskedAddress(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}/…`;
}

/** Shorter parts of a path or a query are no secrets, and may be words of any answer. */
const SHORTEST_SECRET = 4;

/** `text` without the address, and without what of its path and query may be its secret; its host may stand. */
export function withoutAddress(text: string, url: string): string {
  const patterns = secretParts(url)
    .sort((a, b) => b.length - a.length)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return patterns.length === 0 ? text : text.replace(new RegExp(patterns.join('|'), 'giu'), '…');
}

/** Whole, as its path and query, and part by part: servers repeat them escaped in many ways. */
function secretParts(url: string): string[] {
  const { href, pathname, search, hash } = new URL(url);
  const whole = [url.trim(), href, pathname + search, pathname, search].filter((part) => part.length > 1);
  const single = (pathname + search + hash).split(/[/?&=#;]/);
  const read = [...single, ...single.map(decoded)].filter((part) => part.length >= SHORTEST_SECRET);
  return [...new Set([...whole, ...whole.map(decoded), ...read])];
}

/** As it stands where it is not percent-encoded UTF-8. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

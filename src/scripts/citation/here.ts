/** What is quoted, with what only the browser knows: where the site stands, and the part of the page that is read. */
import type { Citation } from '../../site/citation-text.ts';

/** Parts that say nothing of what is read. */
const NO_PART = /^#?$|^#(?:main|cite)$/;

/**
 * The address with the part of the page that the reader came to. Where nobody has said where the site stands, it is
 * where the reader has it, unless that is a folder of their own: then it stays the path on the site.
 * @param root the address of the site's root, with a slash at its end
 */
export function citationHere(
  citation: Citation,
  root: string,
  { hash, protocol }: Pick<Location, 'hash' | 'protocol'>,
): Citation {
  const { address, evidence } = citation;
  const onWeb = (path: string): string =>
    path.startsWith('/') && protocol !== 'file:' ? root + path.slice(1) : path;
  return {
    ...citation,
    address: onWeb(address) + (NO_PART.test(hash) ? '' : hash),
    evidence: evidence?.kind === 'event' ? { ...evidence, file: onWeb(evidence.file) } : evidence,
  };
}

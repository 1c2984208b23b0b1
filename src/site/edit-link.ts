/** Where a line of the glossary is edited. */
import type { Place } from '../model/place.ts';

/**
 * @param template the address with `{file}` and, where it has one, `{line}`; null where nobody has said
 * @returns null where there is none, and for a file that lies outside the folder that the address stands for
 */
export function editLink(template: string | null, { file, line }: Place): string | null {
  const path = template === null ? null : encodedPath(file);
  if (template === null || path === null) return null;
  const address = template.replaceAll('{file}', () => path).replaceAll('{line}', String(line));
  const [link, host] = [
    URL.parse(address),
    URL.parse(template.replaceAll('{file}', '').replaceAll('{line}', '')),
  ];
  // A name stays a name: wherever the template has it, the link leads to the host that the template names.
  return link !== null && link.origin === host?.origin && /^https?:$/.test(link.protocol) ? link.href : null;
}

/** Each part encoded. Null for a path that leads out of its folder, is not of one, or has no form in an address. */
function encodedPath(file: string): string | null {
  const parts = file.split('/').filter((part) => part !== '.');
  const isWithin = parts.every((part) => part !== '' && part !== '..') && !/^[a-z]:/i.test(file);
  return isWithin && parts.length > 0 && file.isWellFormed() ? parts.map(encodeURIComponent).join('/') : null;
}

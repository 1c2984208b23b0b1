/** Where the site will stand, and where its glossary is edited, as a command line or the configuration gives them. */
import { InputError } from '../model/input-error.ts';
import { addressFault } from './health/address.ts';

/**
 * @param option what the address was given for, as people write it
 * @returns the address of the site's root, with a slash at its end
 * @throws InputError where it is no plain web address
 */
export function siteUrl(option: string, text: string): string {
  if (addressFault(text) === null && !/[?#]/.test(text)) return new URL(text).href.replace(/\/*$/, '/');
  throw new InputError(
    `${option} takes the web address that the site will have, and found ${found(text)}`,
    'Write it as https://lineage.example.com/ or https://example.com/lineage/.',
  );
}

/**
 * @returns the address as it is, with its `{file}` and, where there is one, its `{line}`
 * @throws InputError where it is no web address, or does not say where the file's name goes
 */
export function editAddress(option: string, text: string): string {
  if (addressFault(text) === null && namesFileInPath(text)) return text;
  throw new InputError(
    `${option} takes the web address where a file of the glossary is edited, with {file} in the place of its name, and found ${found(text)}`,
    'Write it as https://github.com/acme/data/edit/main/{file}#L{line}.',
  );
}

/** The host is the template's own, and nothing but a file and a line is put into it. */
function namesFileInPath(text: string): boolean {
  const [host = '', ...path] = text.split(/(?<=^\s*https?:\/\/[^/?#]*)(?=[/?#])/i);
  const places: readonly string[] = path.join('').match(/\{[^{}]*\}/g) ?? [];
  return (
    !host.includes('{') && places.includes('{file}') && places.every((one) => /^\{(?:file|line)\}$/.test(one))
  );
}

/** A password is not shown. */
function found(text: string): string {
  return addressFault(text) === 'credentials' ? 'one with a user name or password' : text;
}

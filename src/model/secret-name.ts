/** Names that say that what stands under them is a secret. */

/** Stands in place of a secret. */
export const MASK = '***';

export const PASSWORD = 'passwords?|passwd|pwd|passphrase';
export const KEY = '(?:api|access|secret|private|account|ssl)[_.-]?key';

/** `password`, `DB_PASSWORD`, `aws.secretAccessKey`; not `token_count`, `secret_santa` or `max_tokens`. */
const SECRET_KEY = new RegExp(
  [
    `(?:${PASSWORD}|secrets?|credentials?|token|${KEY}|connection[_.-]?string)$`,
    String.raw`(?<!(?:max|min|num|total|prompt|completion|input|output|cached)[_.\-]?)tokens$`,
    String.raw`(?:^|[_.\-\s])(?:pass|pat|(?:set-?)?cookie|authorization|bearer|sasl\.jaas\.config)$`,
    String.raw`(?:^|[_.\-\s])account\.key\.`,
  ].join('|'),
  'i',
);

export function isSecretName(name: string): boolean {
  return SECRET_KEY.test(name);
}

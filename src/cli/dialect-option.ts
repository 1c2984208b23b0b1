/** The name of an SQL dialect, as a command line or the configuration gives it. */
import { InputError } from '../model/input-error.ts';
import { nearest } from '../model/nearest.ts';
import { dialectNamed, DIALECTS, type SqlDialect } from '../sql/dialect.ts';

/**
 * @param option what the name was given for, as people write it
 * @throws InputError where no dialect goes by the name.
 */
export function dialectOption(option: string, name: string): SqlDialect {
  const dialect = dialectNamed(name);
  if (dialect !== null) return dialect;
  const meant = nearest(name, DIALECTS);
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  throw new InputError(
    `${option} takes the name of an SQL dialect, and found ${name}`,
    `${guess}The dialects are ${DIALECTS.join(', ')}.`,
  );
}

/** Values of JSON, in the words of a message. */
import { isJsonObject, type Json } from '../model/json.ts';

const MAX_SHOWN = 60;

/** A value in words that finish "found", short enough for one line. */
export function describe(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return 'a list';
  if (isJsonObject(value)) return 'an object';
  const json = JSON.stringify(value);
  return json.length > MAX_SHOWN ? `${json.slice(0, MAX_SHOWN)}…` : json;
}

/** The first three of a list of faults, and how many more there are. */
export function firstFaults(faults: readonly string[]): string {
  const shown = faults.slice(0, 3).join('; ');
  return faults.length > 3 ? `${shown}; and ${faults.length - 3} more` : shown;
}

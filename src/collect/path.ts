/** Where a value stands in an event. */

/** Names and indices from the event down to a value in it. */
export type Path = readonly (string | number)[];

/** `['inputs', 0, 'facets']` → `inputs[0].facets`. */
export function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step))
    .join('');
}

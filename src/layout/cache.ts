/** Remembers what was computed for a key. */

/** Geometries kept at once: enough for the shapes of a large catalog, some hundred megabytes at the very most. */
const CAPACITY = 20_000;

/**
 * Wraps an asynchronous function so that each key is computed once, also where it is asked for again while it is
 * being computed. Failures are not kept. Beyond its capacity it forgets the oldest key.
 */
export function cached<Input, Output>(
  key: (input: Input) => string,
  compute: (input: Input) => Promise<Output>,
  capacity: number = CAPACITY,
): (input: Input) => Promise<Output> {
  const known = new Map<string, Promise<Output>>();
  return (input) => {
    const id = key(input);
    const before = known.get(id);
    if (before !== undefined) return before;
    const output = compute(input);
    known.set(id, output);
    output.catch(() => known.delete(id));
    const oldest = known.keys().next();
    if (known.size > capacity && oldest.done !== true) known.delete(oldest.value);
    return output;
  };
}

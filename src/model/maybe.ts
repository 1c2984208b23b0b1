/** A member that an event may leave out, or state as `null`: both mean that nothing is said. */
export type Maybe<T> = T | null | undefined;

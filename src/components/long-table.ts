/** Beyond so many rows a table is searched rather than read. */
export const LONG = 25;

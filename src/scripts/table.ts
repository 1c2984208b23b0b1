/** Filters and sorts the long tables of a page. */
export {};

/** Brings the diagrams of a page to life. */
export {};

/** Opens the neighbours that a diagram leaves out, in place. */
export {};

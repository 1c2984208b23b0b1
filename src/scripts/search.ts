/** The search, once someone asks for it. */
export {};

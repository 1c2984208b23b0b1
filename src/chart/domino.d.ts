/** The package's own types name the module that it was forked from. */
declare module '@mixmark-io/domino' {
  const domino: { createDocument(html?: string): Document };
  // eslint-disable-next-line no-restricted-syntax -- It is a CommonJS module.
  export default domino;
}

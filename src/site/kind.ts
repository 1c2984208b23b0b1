/** What pages are about. */
export type Kind = 'dataset' | 'job' | 'column' | 'run' | 'term' | 'owner' | 'namespace' | 'page';

/** The shape that tells a kind apart without its colour: path data for a box of 16 by 16. A page has none. */
export const KIND_SHAPES: Readonly<Partial<Record<Kind, string>>> = {
  dataset: 'M1.5 2.5h13v11h-13zM1.5 6h13M6 6v7.5',
  job: 'M5 3h6a5 5 0 0 1 0 10H5A5 5 0 0 1 5 3zM6.5 5.8v4.4L10.2 8z',
  column: 'M5 1.5h6v13H5zM5 5h6',
  run: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.8',
  term: 'M3 1.5h10v13L8 11l-5 3.5z',
  owner: 'M8 1.8a3 3 0 1 0 0 6a3 3 0 0 0 0-6zM2 14.5c0-3.2 2.6-5 6-5s6 1.8 6 5',
  namespace: 'M1.5 3.5h5l1.5 2h6.5v8h-13z',
};

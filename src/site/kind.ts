/** What pages are about. */
export type Kind = 'dataset' | 'job' | 'column' | 'run' | 'term' | 'owner' | 'namespace' | 'page';

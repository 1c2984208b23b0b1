/** A log of two lines, and a site that says what it says: written by hand, the way that the design promises. */
import { dataset, input, lineage, at, lines } from './sample.ts';

export type Files = Readonly<Record<string, string>>;

const LINEAGE = lineage({ x: [input('s', 'x', { type: 'DIRECT', subtype: 'IDENTITY', masking: false })] });
const SYMLINKS = { symlinks: { identifiers: [{ namespace: 'hive', name: 'table', type: 'TABLE' }] } };
const SCHEMA = { schema: { fields: [{ name: 'x' }] } };

/** The second line is no event. */
export const LOG: Files = {
  'log/events.ndjson': `${lines(
    at(1, {
      inputs: [dataset('s', { odd: {} })],
      outputs: [dataset('t', { ...SCHEMA, ...LINEAGE, ...SYMLINKS })],
    }),
  )}\n{"eventTime":`,
};

const S = { namespace: 'n', name: 's' };
const T = { namespace: 'n', name: 't' };
const ETL = { namespace: 'n', name: 'etl' };
const ALIASES = [{ namespace: 'hive', name: 'table' }];

const ENTITIES = [
  { kind: 'dataset', ...S, url: '/datasets/n/s/' },
  { kind: 'column', ...S, column: 'x', url: '/datasets/n/s/columns/x/' },
  { kind: 'dataset', ...T, url: '/datasets/n/t/', aliases: ALIASES },
  { kind: 'column', ...T, column: 'x', url: '/datasets/n/t/columns/x/' },
  { kind: 'job', ...ETL, url: '/jobs/n/etl/' },
  { kind: 'run', id: 'run-1', url: '/runs/run-1/' },
];

const EDGES = [
  { level: 'io', direction: 'input', dataset: S, job: ETL, state: 'current' },
  { level: 'io', direction: 'output', dataset: T, job: ETL, state: 'current' },
  {
    level: 'column',
    from: { ...S, column: 'x' },
    to: { ...T, column: 'x' },
    job: ETL,
    transformations: [{ type: 'DIRECT', subtype: 'IDENTITY', masking: false }],
    state: 'current',
  },
];

const BUILD = {
  events: { read: 2, accepted: 1, duplicate: 0, rejected: 1 },
  counts: { datasets: 2, jobs: 1, columns: 2, runs: 1, terms: 0, ioEdges: 2, statedColumnEdges: 1 },
};

const PROBLEM = { code: 'event-unreadable', file: 'log/events.ndjson', line: 2 };

const FACETS: Readonly<Record<string, readonly string[]>> = {
  '/datasets/n/s/': ['odd'],
  '/datasets/n/t/': ['columnLineage', 'schema', 'symlinks'],
};

/** Columns have no twin; a run's says its state. */
function twinsAndPages(): Files {
  const files = ENTITIES.flatMap((entity) => {
    const twin = {
      ...entity,
      state: 'complete',
      facets: (FACETS[entity.url] ?? []).map((name) => ({ name })),
    };
    const page = [`site${entity.url}index.html`, '<h1>A page</h1>'];
    return entity.kind === 'column' ? [page] : [page, [`site${entity.url}index.json`, JSON.stringify(twin)]];
  });
  return Object.fromEntries(files) as Files;
}

export const SITE: Files = {
  'site/index.html': 'Home',
  'site/api/build.json': JSON.stringify(BUILD),
  'site/api/entities.ndjson': `${lines(...ENTITIES)}\n`,
  'site/api/edges.ndjson': `${lines(...EDGES)}\n`,
  'site/api/problems.ndjson': `${lines(PROBLEM)}\n`,
  'site/datasets/hive/table/index.html': leadsTo('../../n/t/'),
  'site/datasets/hive/table/columns/x/index.html': leadsTo('../../../../n/t/columns/x/'),
  ...twinsAndPages(),
};

function leadsTo(href: string): string {
  return `<meta http-equiv="refresh" content="0;url=${href}"><a href="${href}">Its page</a>`;
}

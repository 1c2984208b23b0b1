/** An event of a dataset that has two names: a page stands at one, and at the other what leads there. */
export function eventWithSymlinks(): object {
  const identifiers = [{ namespace: 'hive', name: 'orders', type: 'TABLE' }];
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-11-02T06:00:00Z',
    run: { runId: 'r' },
    job: { namespace: 'n', name: 'j' },
    outputs: [{ namespace: 'lake', name: 'orders', facets: { symlinks: { identifiers } } }],
    producer: 'https://example.com/etl',
    schemaURL: 'https://example.com/schema',
  };
}

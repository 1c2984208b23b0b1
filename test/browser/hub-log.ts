/** A log about one dataset that thirty make and forty read, so that no picture shows all of its neighbours. */

/** Events one a line. */
export function hubEvents(): string {
  const readers = Array.from({ length: 40 }, (_, at) =>
    event(at, `read_${two(at)}`, [['wh', 'hub']], [['mart', `out_${two(at)}`]]),
  );
  const beyond = Array.from({ length: 9 }, (_, at) =>
    event(100 + at, `next_${at}`, [['mart', 'out_00']], [['report', `page_${at}`]]),
  );
  const sources = Array.from({ length: 30 }, (_, at): Name => ['raw', `source_${two(at)}`]);
  const events = [...readers, ...beyond, event(200, 'load', sources, [['wh', 'hub']])];
  return events.map((one) => `${JSON.stringify(one)}\n`).join('');
}

type Name = readonly [namespace: string, name: string];

function event(run: number, job: string, inputs: readonly Name[], outputs: readonly Name[]) {
  const datasets = (names: readonly Name[]) => names.map(([namespace, name]) => ({ namespace, name }));
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-03-01T10:00:00Z',
    producer: 'https://example.com/producer',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `00000000-0000-4000-8000-${String(run).padStart(12, '0')}` },
    job: { namespace: 'jobs', name: job },
    inputs: datasets(inputs),
    outputs: datasets(outputs),
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

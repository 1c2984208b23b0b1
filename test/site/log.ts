/** Small logs and glossaries, read by the real thing. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../../src/cli/load.ts';
import { clockTime } from '../../src/model/instant.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Site } from '../../src/site/site.ts';

/** Events one a line, as a producer would write them. */
export function ndjson(events: readonly JsonObject[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** The site of these events, read from `log.ndjson`, and of this glossary, from `glossary.yaml`. */
export async function siteOf(events: readonly JsonObject[], glossary = ''): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-site-'));
  try {
    const [log, yaml] = [join(folder, 'log.ndjson'), join(folder, 'glossary.yaml')];
    await writeFile(log, ndjson(events));
    await writeFile(yaml, glossary);
    const { site } = await load({ title: 'Test', events: [log], glossary: [yaml], asOf: clockTime() });
    return site;
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface RunEventOptions {
  readonly run?: string;
  readonly job?: string;
  readonly type?: string;
  readonly time?: string;
  readonly runFacets?: JsonObject;
  readonly jobFacets?: JsonObject;
  readonly inputs?: readonly JsonObject[];
  readonly outputs?: readonly JsonObject[];
}

/** An event of a run: of job `load` in `jobs`, complete, at noon, unless it is said otherwise. */
export function runEvent({
  run = '01a199fe-70e5-7308-b9e0-a430888746cd',
  job = 'load',
  type = 'COMPLETE',
  time = '2026-11-02T12:00:00Z',
  runFacets = {},
  jobFacets = {},
  inputs = [],
  outputs = [],
}: RunEventOptions = {}): JsonObject {
  return {
    eventType: type,
    eventTime: time,
    producer: 'https://example.com/producer',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: run, facets: runFacets },
    job: { namespace: 'jobs', name: job, facets: jobFacets },
    inputs,
    outputs,
  };
}

const META = {
  _producer: 'https://example.com/producer',
  _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json',
};

/** A facet of the given content. */
export function facet(content: JsonObject): JsonObject {
  return { ...META, ...content };
}

/** A dataset in `data`, with columns of type INT where some are named. */
export function dataset(name: string, columns: readonly string[] = [], facets: JsonObject = {}): JsonObject {
  const schema = facet({ fields: columns.map((column) => ({ name: column, type: 'INT' })) });
  return { namespace: 'data', name, facets: { ...(columns.length > 0 ? { schema } : {}), ...facets } };
}

/** A facet that says which columns of `data` each output column is made from. */
export function columnLineage(
  fields: Readonly<Record<string, readonly (readonly [dataset: string, column: string])[]>>,
): JsonObject {
  const entries = Object.entries(fields).map(([column, sources]) => {
    const inputFields = sources.map(([name, field]) => ({
      namespace: 'data',
      name,
      field,
      transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }],
    }));
    return [column, { inputFields }] as const;
  });
  return { columnLineage: facet({ fields: Object.fromEntries(entries) }) };
}

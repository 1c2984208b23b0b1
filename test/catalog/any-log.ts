/** Logs made up by fast-check: few names, so that events meet; all times close, so that some are the same. */
import fc from 'fast-check';
import type { LineageEvent } from '../../src/model/event.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  dataset,
  datasetEvent,
  inputField,
  jobEvent,
  lineage,
  read,
  runEvent,
  schema,
  symlinks,
} from './log.ts';

const DELETED: JsonObject = { _deleted: true };

const name = fc.constantFrom('a', 'b', 'c', 'd');
const column = fc.constantFrom('x', 'y', 'z');
const path = fc.tuple(name, column).map((parts) => parts.join('.'));

const schemaFacet = fc.oneof(
  fc.uniqueArray(column, { maxLength: 3 }).map((columns) => schema(...columns)),
  fc.constantFrom<JsonObject>(
    schema({ name: 'x', fields: [{ name: 'y', type: 'int' }] }),
    { schema: DELETED },
    { schema: 'broken' },
  ),
);

const lineageFacet = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .dictionary(column, fc.array(path, { maxLength: 2 }), { maxKeys: 2 })
      .map((one) => lineage(one)),
  },
  path.map((one) => lineage({}, { dataset: [inputField(one, { transformations: [{ type: 'INDIRECT' }] })] })),
  fc.constant<JsonObject>({ columnLineage: DELETED }),
);

const otherFacet = fc.oneof(
  name.map((one) => symlinks(one)),
  fc.constantFrom<JsonObject>(
    {},
    { symlinks: DELETED },
    { documentation: { description: 'one' } },
    { documentation: { description: 'other' } },
    { documentation: DELETED },
    { dataQualityAssertions: { assertions: [{ assertion: 'unique', success: true }] } },
    { dataQualityAssertions: { assertions: [{ assertion: 'unique', success: false }] } },
    { dataQualityAssertions: DELETED },
    {
      lifecycleStateChange: {
        lifecycleStateChange: 'RENAME',
        previousIdentifier: { namespace: 'db', name: 'b' },
      },
    },
    { lineage: { inputs: [{ type: 'DATASET', namespace: 'db', name: 'c' }] } },
    { own: 1 },
    { own: 2, __proto__: 3 },
    { own: DELETED },
  ),
);

const mention = fc
  .tuple(name, schemaFacet, lineageFacet, otherFacet, fc.subarray([0, 1, 2]))
  .map(([id, one, two, three, kept]) => {
    const facets = [one, two, three].filter((_, index) => kept.includes(index));
    return dataset(id, Object.assign({}, ...facets) as JsonObject, { outputFacets: { own: kept.length } });
  });

const mentions = fc.array(mention, { maxLength: 2 });
const minute = fc.nat(3);
const said = fc.record({
  job: fc.constantFrom('load', 'report'),
  inputs: mentions,
  outputs: mentions,
  jobFacets: fc.constantFrom<JsonObject>(
    {},
    { own: 1 },
    { own: DELETED },
    { sql: { query: 'x' } },
    { sql: 0 },
  ),
});
const eventType = fc.constantFrom('START', 'RUNNING', 'COMPLETE', 'FAIL', 'ABORT', 'OTHER', null);

const anyEvent = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('r', 's', 't'), eventType, minute, said)
      .map((parts) => runEvent(...parts)),
  },
  fc.tuple(minute, said).map((parts) => jobEvent(...parts)),
  fc.tuple(minute, mention).map((parts) => datasetEvent(...parts)),
);

/** Different events, each read from a line of its own. */
export const anyLog: fc.Arbitrary<LineageEvent[]> = fc
  .uniqueArray(anyEvent, { selector: (event) => JSON.stringify(event), maxLength: 10 })
  .map((events) => events.map((event, index) => read(event, index)));

/** A log, and the same events in another order. */
export const anyShuffle = anyLog.chain((log) =>
  fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length })),
);

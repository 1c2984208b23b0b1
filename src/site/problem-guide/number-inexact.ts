import type { Explanation } from './explanation.ts';

export const numberInexact: Explanation = {
  summary: 'A number is more than JSON readers keep. It is shown rounded.',
  outcome: 'taken, rounded',
  counted: 'each number in each event, up to five',
  meaning:
    'An event holds an integer beyond 2⁵³ (9,007,199,254,740,992) that a floating-point number of 64 bits cannot keep, or a number that becomes infinite there, or 0. JSON itself sets no bound; but most readers keep numbers so, and the standard advises to stay within what they can hold ([RFC 8259, section 6](https://www.rfc-editor.org/rfc/rfc8259#section-6)). Fractions that are rounded in their last digit are no problem.',
  effect:
    'A row count, a size or a statistic on the pages may differ from what the producer wrote, in its last digits. Two events that differ in those digits alone have one digest, and count as one.',
  treatment: 'The event is taken. Where the number is shown, it is the nearest one that can be kept.',
  remedy:
    'Find the member that the message names. An identifier, a hash or a key is no quantity: write it as a text, in quotes. A real count rarely gets so far: look for a counter that ran over, or for nanoseconds where seconds were meant.',
  producers: [
    {
      producer: 'Spark, Java',
      advice:
        'A `Long` goes up to 2⁶³. In facets of your own, write long ids as `String`; `Long.MAX_VALUE` as a statistic commonly stands for “unknown”, and is better left out.',
    },
    {
      producer: 'Python',
      advice: 'Integers have no bound there, and are written with all their digits. Write ids as `str`.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `{
  "eventType": "COMPLETE",
  "eventTime": "2026-11-02T06:00:00Z",
  "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
  "job": { "namespace": "shop", "name": "load_orders" },
  "outputs": [
    {
      "namespace": "shop",
      "name": "orders",
      "outputFacets": { "outputStatistics": { "rowCount": 9007199254740993 } }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['rowCount'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'JSON readers do not keep the number 9007199254740993 as it is written',
      hint: 'it is shown rounded, or as null where it is beyond all bounds; let the producer write it as a text',
    },
  },
  related: ['number-not-finite', 'facet-invalid', 'event-unreadable'],
};

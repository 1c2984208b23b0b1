import type { Explanation } from './explanation.ts';

export const eventIncomplete: Explanation = {
  summary: 'An event lacks its `producer` or its `schemaURL`, which the specification requires. It is taken.',
  outcome: 'taken',
  counted: 'each of the two in each file, with the number of its events',
  meaning:
    '`producer` says which program wrote the event, and `schemaURL` which version of the specification it follows. Both are required, and both are URIs; here one of them is missing or empty, or is no text.',
  effect:
    'The evidence of every statement names the producer of its event. Without it, no one can tell from the page which program said so, in which version, and whom to ask. Other readers of the log may refuse the event.',
  treatment: 'The event is taken in full. Its evidence names no producer.',
  remedy:
    'Let `producer` lead to the code that made the event, with its version, such as `https://github.com/acme/etl/tree/1.4.0`. Let `schemaURL` name the kind of event within the specification’s version, as in the example’s last line.',
  producers: [
    {
      producer: 'Spark, Airflow, dbt',
      advice:
        'Their integrations write both. Where they are missing, look for a filter or a table between the producer and the log that keeps chosen members alone.',
    },
    {
      producer: 'Your own code',
      advice:
        'The clients for Python and Java write `schemaURL` themselves, and take the producer when they are set up. Without a client, write both as constants.',
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
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: [],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'expected `producer` to be a URI, found nothing',
      hint: 'the event counts; let the producer say who it is and which version of the specification it writes',
    },
  },
  related: ['event-invalid', 'event-type-unknown'],
};

import type { Explanation } from './explanation.ts';

export const eventInvalid: Explanation = {
  summary:
    'A JSON value lacks what the OpenLineage core requires: a time, and a run id with a job, or a job, or a dataset. It is left out.',
  outcome: 'left out',
  counted: 'each value',
  meaning:
    'The value is JSON, but no event. Its `eventTime` is missing, or is no date and time; or it has neither a `run` with a `job`, nor a `job`, nor a `dataset`; or a name or an id of one of them, or of an input or an output, is missing, empty or no text.',
  effect:
    'What it said is nowhere on the site: a run without an id and a dataset without a name have no page, and an event without a time has no place among the others. If it ended a run, the run is shown as unfinished.',
  treatment:
    'It is counted as read and as rejected, and named here with its file and line. Nothing is guessed. Its first fault is named; there may be others behind it. A fault within a facet does not lead here: it costs the facet, and the event counts.',
  remedy:
    'The message names the member, what was expected there and what was found. Compare the event with the [core of the specification](https://openlineage.io/spec/2-0-2/OpenLineage.json). Where the values are no events at all, but messages of a queue or entries of a log that hold events within, unwrap them first.',
  producers: [
    {
      producer: 'Spark, Airflow, dbt',
      advice:
        'Their integrations write all that is required. Look at what stands between them and the log: a proxy that wraps events, a filter that drops members, an export that keeps the envelope.',
    },
    {
      producer: 'Your own code',
      advice:
        'Make the run’s id once, before its first event, and hand it to all that follow. The Python client refuses to make a run event without a run, a job or a time, and a run whose id is no UUID.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `{
  "eventType": "COMPLETE",
  "eventTime": "2026-11-02T06:00:00Z",
  "run": {},
  "job": { "namespace": "shop", "name": "load_orders" },
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"run"'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'events.json',
      line: 1,
      message: 'expected `run.runId` to be a text, found nothing',
      hint: 'compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it',
    },
  },
  related: ['event-unreadable', 'event-incomplete', 'facet-invalid'],
};

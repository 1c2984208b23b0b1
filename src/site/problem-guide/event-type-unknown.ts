import type { Explanation } from './explanation.ts';

export const eventTypeUnknown: Explanation = {
  summary: 'An event’s type is none that the specification names. It is shown, and ends no run.',
  outcome: 'taken',
  counted: 'each such type in each file, with the number of its events',
  meaning:
    'The `eventType` of a run event is none of `START`, `RUNNING`, `COMPLETE`, `ABORT`, `FAIL` and `OTHER`, or it is no text. A type in small letters is understood, and an event may have none.',
  effect:
    'Only `COMPLETE`, `FAIL` and `ABORT` end a run. A run whose end is called `SUCCESS` is shown as unfinished, and what it read and wrote is not current as soon as any other run of its job completed.',
  treatment:
    'The event is taken: its inputs, outputs and facets count as those of any other. Its type is shown as it was written.',
  remedy:
    'Map the states of the scheduler to those of the specification: what went well is `COMPLETE`, an error `FAIL`, what was cancelled, killed or skipped `ABORT`, anything in between `RUNNING`. `OTHER` is for what adds to a run outside of its course.',
  producers: [
    {
      producer: 'Spark, Airflow, dbt',
      advice:
        'Their integrations write none but these six. Look for a step that rewrites events, or for callbacks of your own that send the scheduler’s own word for a state.',
    },
    {
      producer: 'Your own code',
      advice: 'Take the type from the client’s enumeration, `RunState` in Python, and write no text by hand.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `[
  {
    "eventType": "PROGRESS",
    "eventTime": "2026-11-02T06:00:00Z",
    "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
    "job": { "namespace": "shop", "name": "load_orders" },
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  },
  {
    "eventType": "COMPLETE",
    "eventTime": "2026-11-02T06:01:00Z",
    "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
    "job": { "namespace": "shop", "name": "load_orders" },
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  }
]`,
        mark: ['PROGRESS'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 2,
      message: 'expected `eventType` to be START, RUNNING, COMPLETE, ABORT, FAIL or OTHER, found "PROGRESS"',
      hint: 'the event counts, and ends no run; let the producer use the types of the specification',
    },
  },
  related: ['run-unfinished', 'event-incomplete'],
};

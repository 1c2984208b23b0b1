import type { Explanation } from './explanation.ts';

export const runContradictory: Explanation = {
  summary: 'Events of one run end it in two ways, or go on after its end.',
  outcome: 'taken, the last end stands',
  counted: 'each run',
  meaning:
    'A run begins, goes on, and ends once. Here it ends in two ways, such as `FAIL` and then `COMPLETE`; or a `START` or a `RUNNING` comes after its end; or it is, by the `parent` facets of its own and other runs, among its own ancestors.',
  effect:
    'The run’s state is only as sure as its last event. If two executions share the id, the page shows a mixture of both; and whether the job’s current inputs and outputs are those of a run that really completed is open.',
  treatment:
    'All events are taken, in the order of their times, and are listed on the run’s page. The last end gives the run its state. Parents are context, and no lineage rests on them.',
  remedy:
    'Look at the events on the run’s page. Ends with minutes between them speak for a retry under the same id: let each attempt have its own. A start just after the end speaks for clocks that disagree, or for times without a zone. A run that is its own ancestor names itself, or a child, as its parent.',
  producers: [
    {
      producer: 'Airflow',
      advice:
        'The integration gives each attempt of a task an id of its own. Events that your operators send themselves need the number of the attempt in what their id is derived from.',
    },
    {
      producer: 'Spark',
      advice:
        'Where an outer program reports the application’s end as well, under the same id, one of the two must keep silent. Point to the outer run with `spark.openlineage.parentRunId` instead.',
    },
    {
      producer: 'Your own code',
      advice: 'Send one end: not `COMPLETE` in a `finally` block after `FAIL` in the handler before it.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `[
  {
    "eventType": "FAIL",
    "eventTime": "2026-11-02T06:01:00Z",
    "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
    "job": { "namespace": "shop", "name": "load_orders" },
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  },
  {
    "eventType": "COMPLETE",
    "eventTime": "2026-11-02T06:09:00Z",
    "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
    "job": { "namespace": "shop", "name": "load_orders" },
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  }
]`,
        mark: ['"eventType"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 10,
      message:
        'the run 01a199fe-70e5-7308-b9e0-a430888746cd of load_orders ended FAIL at 2026-11-02T06:01:00Z, and COMPLETE at 2026-11-02T06:09:00Z',
      hint: 'where it was tried again, give each attempt a run id of its own; else see which end is so; it is shown as COMPLETE, its last end',
    },
  },
  related: ['run-job-conflict', 'run-unfinished', 'event-time-without-zone'],
};

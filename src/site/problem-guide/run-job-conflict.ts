import type { Explanation } from './explanation.ts';

export const runJobConflict: Explanation = {
  summary: 'Events of one run name different jobs.',
  outcome: 'taken, shown with one job',
  counted: 'each run',
  meaning:
    'A run is one execution of one job, and its id is its own. Here two or more jobs have events with the same run id.',
  effect:
    'What belongs to which job cannot be told: the times, the state and the facets of the executions run together. One job shows a run that is not its own, and the other lacks one.',
  treatment: 'The events are taken as one run, and it is shown with the job that the last of them names.',
  remedy:
    'If two executions share an id, give each one of its own, fresh from a UUID generator. If it is one execution under two names, let it keep its name from start to end.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'The name of a job is made of the application’s, the command’s and the output’s. Where it changes within a run, set the first with `spark.openlineage.appName`, and leave the last out with `spark.openlineage.jobName.appendDatasetName=false`.',
    },
    {
      producer: 'Airflow',
      advice:
        'Do not send events of your own with the id of the task’s run. Refer to that run in the `parent` facet; the macros `lineage_run_id` and `lineage_parent_id` give it.',
    },
    {
      producer: 'Your own code',
      advice:
        'An id derived from a date or from a file’s name is the same for every job that handles it. Derive it from the job’s name as well, or use a UUID of version 7.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `[
  {
    "eventType": "START",
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
    "job": { "namespace": "shop", "name": "load_customers" },
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  }
]`,
        mark: ['"runId"', '"job"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 2,
      message:
        'the run 01a199fe-70e5-7308-b9e0-a430888746cd is said to be of load_customers and of load_orders',
      hint: 'give each run an id of its own; it is shown with the job that its last event names',
    },
  },
  related: ['run-contradictory', 'run-unfinished'],
};

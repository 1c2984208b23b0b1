import type { Explanation } from './explanation.ts';

export const runUnfinished: Explanation = {
  summary: 'A run began and no event ends it.',
  outcome: 'shown as unfinished',
  counted: 'each run',
  meaning:
    'The log has events of the run, and none of them is of type `COMPLETE`, `FAIL` or `ABORT`. The run still goes on, or it was killed, or its last event was lost.',
  effect:
    'Whether it wrote what it meant to write is not known. Its inputs, outputs and lineage count as current only where no run of the job ever completed.',
  treatment:
    'The run has its page, and is marked as unfinished there and in every list. It is not taken for a failure, and no time ends it.',
  remedy:
    'Look the run up in its scheduler. If it still runs, the next build will have its end. If it ended, look for what became of its last event: a line that could not be read, a log that was copied too early, or a process that was killed before it could send.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'A driver that is killed sends nothing more. `spark.stop()` at the end of the application lets the listener send the last event before the process exits.',
    },
    {
      producer: 'Airflow',
      advice:
        'The last event is sent after the task has ended, and is cut off where that takes longer than `[openlineage] execution_timeout` (10 seconds, unless set otherwise) or `[core] task_success_overtime`. Raise both. A task that is set to failed by hand, or whose worker dies, may send none.',
    },
    {
      producer: 'dbt',
      advice:
        'The wrapper `dbt-ol` sends the end of the whole run. Where it is killed together with dbt, by a time limit for instance, that one is missing.',
    },
    {
      producer: 'Your own code',
      advice:
        'Send `COMPLETE` as the last statement, and `FAIL` from the handler of every error, so that no way out of the program lacks one.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `{
  "eventType": "START",
  "eventTime": "2026-11-02T06:00:00Z",
  "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
  "job": { "namespace": "shop", "name": "load_orders" },
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"eventType"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'the run 01a199fe-70e5-7308-b9e0-a430888746cd of load_orders was first heard of at 2026-11-02T06:00:00Z, and no event ends it',
      hint: 'see whether it was killed, whether it still runs, or whether its last event was lost',
    },
  },
  related: ['event-type-unknown', 'event-unreadable', 'run-contradictory'],
};

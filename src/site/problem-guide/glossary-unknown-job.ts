import type { Explanation } from './explanation.ts';

export const glossaryUnknownJob: Explanation = {
  summary: 'The glossary speaks of a job that no event knows.',
  outcome: 'entry not shown',
  counted: 'each job',
  meaning: 'Below `jobs:` there is a namespace and a name that no event of the log has.',
  effect:
    'The description, the owner, the schedule and the steps that people wrote there are on no page. If the name is a slip, the job that was meant looks undocumented.',
  treatment:
    'The entry is read and checked, and not shown: pages are made for what the log knows. Once an event names the job, it has its page, and the entry stands there.',
  remedy:
    'Where the log has a name that is nearly this one, the hint gives it. Otherwise copy namespace and name from the head of the job’s page. In Airflow a task is called `dag.task`, in Spark the name grows by the command and the output, and dbt’s names hold the project beside the model.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `jobs:
  shop:
    load_order:
      schedule: 0 2 * * *`,
        mark: ['load_order'],
      },
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
      "facets": { "schema": { "fields": [{ "name": "order_id" }, { "name": "amount" }] } }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['load_orders'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 3,
      message: '`jobs › shop › load_order` is a job that no event names',
      hint: 'did you mean `load_orders`?',
    },
  },
  related: ['glossary-unknown-dataset', 'job-without-runs'],
};

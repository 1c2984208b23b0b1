import type { Explanation } from './explanation.ts';

export const sqlUnresolved: Explanation = {
  summary:
    'A name in a job’s SQL leads nowhere, or a construct in it is not followed: lineage from there on is missing.',
  outcome: 'taken, with the lineage that could be resolved',
  counted: 'each place, ten at most of one job',
  meaning:
    'The SQL was parsed, and a table in it is none that the log names, a column is in no schema or in several, a `*` stands for columns that no schema says, or a construct such as `PIVOT` decides its columns when it runs.',
  effect:
    'The columns that are made of it are counted as columns of unknown origin. Nothing is guessed: an edge that may be wrong would be worse than none.',
  treatment:
    'What could be resolved is derived, and says so. The job’s page shows the SQL with each such place, and which columns of the output are not known.',
  remedy:
    'Most often the log is short of something: name the table among the job’s inputs, and send its schema. For a column that may be of two tables, write the table’s alias before it.',
  producers: [
    {
      producer: 'dbt, Airflow',
      advice:
        'Temporary tables and staging schemas that are read by another job than the one that makes them must be named as outputs and inputs, or the trail ends there.',
    },
    {
      producer: 'Spark',
      advice: 'Let Spark’s own integration send column lineage: it knows the plan, and needs no SQL.',
    },
    {
      producer: 'Your own code',
      advice:
        'Send the `schema` facet with inputs as well as with outputs: it is what `SELECT *` is resolved with.',
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
  "job": {
    "namespace": "shop",
    "name": "add_up_orders",
    "facets": {
      "sql": { "query": "INSERT INTO revenue (total)\\nSELECT sum(amount) FROM tmp_orders", "dialect": "postgres" }
    }
  },
  "outputs": [{ "namespace": "shop", "name": "revenue" }],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['tmp_orders'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'the SQL of the job add_up_orders in shop, line 2, column 25: no event names the table tmp_orders',
      hint: 'let the job name it among its inputs or outputs, with its schema; columns that are made of it have no derived lineage',
    },
  },
  related: ['sql-unreadable', 'dataset-undeclared', 'facet-empty'],
};

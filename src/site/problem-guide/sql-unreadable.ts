import type { Explanation } from './explanation.ts';

export const sqlUnreadable: Explanation = {
  summary: 'A statement in a job’s SQL cannot be parsed: it is of another dialect, a template, or cut off.',
  outcome: 'taken, without derived lineage of the statement',
  counted: 'each statement',
  meaning:
    'The job has a `sql` facet, and one of its statements is not valid in the dialect in which it was read. The dialect is the one that the facet names, that the run’s processing engine or the namespaces of the datasets tell, or that the configuration gives.',
  effect:
    'What the statement writes has no column lineage, unless events state it. A reader cannot tell from the site where those columns come from.',
  treatment:
    'The SQL is shown as it came, with the place of the fault. The statements beside it are read. Lineage that events state is not touched.',
  remedy:
    'Look which dialect the message names. If it is the wrong one, let the producer send `dialect` in the sql facet, or build with `--dialect`. If the SQL is a template (`{{ ref(…) }}`, `%s`), let the producer send it compiled.',
  producers: [
    {
      producer: 'dbt',
      advice: 'The compiled SQL is meant, from `target/compiled`, not the model’s Jinja.',
    },
    {
      producer: 'Airflow',
      advice:
        'Operators log SQL after templating when the listener runs at the end of the task; with a listener at the start, templates are logged as they are written.',
    },
    {
      producer: 'Your own code',
      advice: 'Put the text that the database ran into `sql.query`, and its dialect into `sql.dialect`.',
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
      "sql": { "query": "INSERT INTO revenue SELECT sum(amount FROM orders", "dialect": "postgres" }
    }
  },
  "inputs": [{ "namespace": "shop", "name": "orders" }],
  "outputs": [{ "namespace": "shop", "name": "revenue" }],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['sum(amount FROM orders'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'the SQL of the job add_up_orders in shop, line 1, column 39, cannot be read as postgresql: expected ), found FROM',
      hint: 'if it is another dialect, let the sql facet or the configuration say which; the other statements are read, and what this one writes has no derived lineage',
    },
  },
  related: ['sql-unresolved', 'lineage-differs'],
};

import type { Explanation } from './explanation.ts';

export const datasetUndeclared: Explanation = {
  summary:
    'Lineage names a dataset that no event reads, writes or describes: a slip, or a job that sends no events.',
  outcome: 'taken, marked undeclared',
  counted: 'each dataset',
  meaning:
    'A `columnLineage` or a `lineage` facet says that something is made from this dataset; yet no event has the dataset among its inputs or its outputs, or is about it.',
  effect:
    'The dataset may not exist. If it is a slip, the real one lacks these uses: a change to it looks safer than it is. If it exists, nothing is known of it but its name.',
  treatment:
    'The dataset has a page and its edges, and is marked as undeclared wherever it is named. The job whose lineage names it is listed there apart from its readers.',
  remedy:
    'Look at the event that is named. Compare the name with the event’s own inputs; most often the two parts of the producer build names in two ways: with and without the database, quoted and not, with the alias of the query in place of the table’s name.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'Inputs and column lineage are found in two passes over the plan. A dataset that appears in one alone hints at a source that the integration does not know in full: report it, with the logical plan.',
    },
    {
      producer: 'Airflow, dbt',
      advice:
        'Where lineage is parsed from SQL, a common table expression or a temporary table can be taken for a table. Give them names that no table has, and see that the default schema is set in the connection.',
    },
    {
      producer: 'Your own code',
      advice:
        'Make the names of datasets in one place, after the [naming conventions](https://openlineage.io/docs/spec/naming), and take those in `columnLineage` from the list of inputs.',
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
  "job": { "namespace": "shop", "name": "add_up_orders" },
  "inputs": [{ "namespace": "shop", "name": "public.orders" }],
  "outputs": [
    {
      "namespace": "shop",
      "name": "public.revenue",
      "facets": {
        "columnLineage": {
          "fields": {
            "total": { "inputFields": [{ "namespace": "shop", "name": "orders", "field": "amount" }] }
          }
        }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"public.orders"', '"name": "orders"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'column lineage names the dataset orders in shop, which no event reads, writes or describes',
      hint: 'look for a slip in the name where the producer builds its column lineage; the dataset is shown as undeclared',
    },
  },
  related: ['column-undeclared', 'input-misspelt'],
};

import type { Explanation } from './explanation.ts';

export const lineageDiffers: Explanation = {
  summary: 'A job’s SQL and the column lineage that its events state do not say the same.',
  outcome: 'taken, the stated lineage stands',
  counted: 'each job',
  meaning:
    'The job has both a `sql` facet and a `columnLineage` facet, and of a column that both speak of one has a source that the other has not, or values flow in one and only a condition leads there in the other.',
  effect:
    'One of the two is wrong. If it is the stated one, the site shows lineage that the data does not have; if it is the SQL, it is not what was run.',
  treatment:
    'The stated lineage is what pages and answers rest on: a producer may know what SQL does not say. The differences are listed on the job’s page.',
  remedy:
    'Compare the edge with the SQL. Lineage written by hand falls behind the SQL it was written for; lineage from a parser misses what stands in views and macros.',
  producers: [
    {
      producer: 'Airflow, dbt',
      advice:
        'Their parser reads the same SQL. Where it has an edge too few, compare its version with the dialect’s features.',
    },
    {
      producer: 'Your own code',
      advice:
        'Where the work is SQL, leave the lineage out and let it be derived: it then cannot fall behind.',
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
      "sql": { "query": "INSERT INTO revenue (total)\\nSELECT sum(net) FROM orders", "dialect": "postgres" }
    }
  },
  "inputs": [
    {
      "namespace": "shop",
      "name": "orders",
      "facets": { "schema": { "fields": [{ "name": "gross" }, { "name": "net" }] } }
    }
  ],
  "outputs": [
    {
      "namespace": "shop",
      "name": "revenue",
      "facets": {
        "columnLineage": {
          "fields": {
            "total": { "inputFields": [{ "namespace": "shop", "name": "orders", "field": "gross" }] }
          }
        }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['sum(net)', '"gross" }]'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'the SQL of the job add_up_orders in shop and the column lineage that its events state differ in 2 edges: orders.gross → revenue.total is stated, and not in the SQL',
      hint: 'see the page of the job for all of them, and mend the one that is wrong; the stated lineage stands',
    },
  },
  related: ['sql-unresolved', 'column-undeclared'],
};

import type { Explanation } from './explanation.ts';

export const columnUndeclared: Explanation = {
  summary:
    'Lineage names a column that no schema of its dataset’s producer has: a slip, or a schema that was not sent.',
  outcome: 'taken, marked undeclared',
  counted: 'each column',
  meaning:
    'The dataset has a schema, and column lineage, or a reader’s view of the dataset, names a column that none of the producer’s versions of it ever had.',
  effect:
    'The column’s type and meaning are unknown, and it may not exist. If it is a slip, the real column lacks this lineage: who looks up what depends on it will not find all of it.',
  treatment:
    'The column has a page and its edges, and is marked as undeclared wherever it is named. It is drawn dotted. Nothing is corrected by guess.',
  remedy:
    'Compare the name with the dataset’s columns: letter case, quotes, a prefix of the table, a column that was renamed on one side only. If the name is right, let the producer send its whole schema; `select *` and views are where it is most often missing.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'Names compare by letter here, while Spark by default does not tell `Amount` from `amount`. Select columns in the case in which the table declares them.',
    },
    {
      producer: 'dbt, Airflow',
      advice:
        'Column lineage comes from parsing SQL, which cannot see into `select *`, and knows the columns of a table from the database at best. Name columns in the last `select`; let dbt write its `catalog.json` with `dbt docs generate`.',
    },
    {
      producer: 'Your own code',
      advice:
        'Build `columnLineage` from the same list of fields as `schema`, and test that every field that it names is one.',
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
  "inputs": [{ "namespace": "shop", "name": "orders" }],
  "outputs": [
    {
      "namespace": "shop",
      "name": "revenue",
      "facets": {
        "schema": { "fields": [{ "name": "total", "type": "DECIMAL" }] },
        "columnLineage": {
          "fields": {
            "totl": { "inputFields": [{ "namespace": "shop", "name": "orders", "field": "amount" }] }
          }
        }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"total"', '"totl"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'column lineage (amount → totl) names the column totl of revenue, which no schema of its producer has',
      hint: 'look for a slip in the name, or let the producer send the schema; the column is shown as undeclared',
    },
  },
  related: ['dataset-undeclared', 'facet-empty', 'input-misspelt'],
};

import type { Explanation } from './explanation.ts';

export const columnAmbiguous: Explanation = {
  summary: 'Two fields of a schema have one path, such as `a.b` and the field `b` within `a`.',
  outcome: 'taken, as one column',
  counted: 'each dataset',
  meaning:
    'Lineage facets name a nested field by the names that lead to it, joined by dots. A schema that has a field called `buyer.city`, and also a field `buyer` that holds a field `city`, has two fields with one path. So has a schema that lists a name twice.',
  effect:
    'The two share one page, one type and one lineage. What is said to come from the column may come from either of the fields.',
  treatment:
    'The event is taken. The field that the schema lists first gives the column its type and its description.',
  remedy:
    'Rename one of the two where the dataset is made. A name with a dot is hard to write in SQL too; `buyer_city` reads the same. A name that is listed twice mostly comes from a join that kept a column of both sides.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'Columns with dots in their names mostly come from files with flattened headers. Rename them with `withColumnRenamed` or `toDF` right after reading. After a join, drop the other side’s key, or join by `using`.',
    },
    {
      producer: 'dbt',
      advice: 'Give the column an alias in the model’s last `select`.',
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
  "job": { "namespace": "shop", "name": "load_orders" },
  "outputs": [
    {
      "namespace": "shop",
      "name": "orders",
      "facets": {
        "schema": {
          "fields": [
            { "name": "buyer.city", "type": "string" },
            { "name": "buyer", "type": "struct", "fields": [{ "name": "city", "type": "string" }] }
          ]
        }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['buyer'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'two fields of orders have the path buyer.city',
      hint: 'a nested field’s path joins names with a dot: rename one of the two; they are shown as one column',
    },
  },
  related: ['column-undeclared'],
};

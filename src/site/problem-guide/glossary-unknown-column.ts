import type { Explanation } from './explanation.ts';

export const glossaryUnknownColumn: Explanation = {
  summary: 'The glossary speaks of a column that its dataset does not have.',
  outcome: 'column’s entry not shown',
  counted: 'each column',
  meaning:
    'The dataset is known, and so are columns of it; but neither a schema, nor an earlier one, nor lineage names this one. It has an entry below `columns:`, or a rule is about it, or leads to it.',
  effect:
    'Its description, its term and its mark as personal data are on no page. A column with personal data that is misspelt here looks as if it held none, and a rule on it watches nothing.',
  treatment:
    'The entry of the column is not shown; the rest of the dataset’s entry is. A rule that names it is shown as not measured. Of a dataset whose columns nobody has stated, none can be wrong, and none is reported.',
  remedy:
    'Where the dataset has a column of nearly that name, the hint gives it. Names must agree to the letter, in case as well. A nested field is written by its path, such as `address.city`. A column that was renamed keeps its old page; write about the new one.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `datasets:
  shop:
    orders:
      columns:
        amuont: What the customer has paid.`,
        mark: ['amuont'],
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
        mark: ['amount'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 5,
      message: '`datasets › shop › orders › columns › amuont` is a column that no event names',
      hint: 'did you mean `amount`?',
    },
  },
  related: ['glossary-unknown-dataset', 'column-undeclared'],
};

import type { Explanation } from './explanation.ts';

export const glossaryUnknownDataset: Explanation = {
  summary: 'The glossary speaks of a dataset that no event knows.',
  outcome: 'entry not shown',
  counted: 'each dataset',
  meaning:
    'Below `datasets:` there is a namespace and a name that no event of the log has, neither as a dataset nor as another name of one; or a `relationship` leads to such a name.',
  effect:
    'What people wrote there, from its description to its owner, is on no page. If the name is a slip, the dataset that was meant looks undocumented.',
  treatment:
    'The entry is read and checked, and not shown: pages are made for what the log knows. Once an event names the dataset, it has its page, and the entry stands there.',
  remedy:
    'Where the log has a name that is nearly this one, the hint gives it. Otherwise copy namespace and name from the head of the dataset’s page; both must agree to the letter, the namespace with its scheme and port too, such as `postgres://db:5432`. A dataset that is gone can go from the glossary.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `datasets:
  shop:
    ordres:
      description: What customers have ordered.`,
        mark: ['ordres'],
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
        mark: ['"name": "orders"'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 3,
      message: '`datasets › shop › ordres` is a dataset that no event names',
      hint: 'did you mean `orders`?',
    },
  },
  related: ['glossary-unknown-column', 'glossary-unknown-job'],
};

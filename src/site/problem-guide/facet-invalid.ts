import type { Explanation } from './explanation.ts';

export const facetInvalid: Explanation = {
  summary: 'A facet breaks the schema of its name. It is shown as it came, and its event counts.',
  outcome: 'event taken, facet shown raw',
  counted: 'each facet of each event',
  meaning:
    'A facet has the name of a standard one, such as `schema` or `ownership`, and does not hold what that facet’s schema asks for: a member is missing, or is of another type, or a time of `nominalTime` is no date and time.',
  effect:
    'What the facet says is missing where it belongs: a broken `schema` gives no columns, a broken `columnLineage` no edges, a broken `ownership` no owner. What an earlier event said there is shown on, though it may no longer hold.',
  treatment:
    'The event is taken, with its other facets. The broken one is shown raw under “Other facets” on the page of what it describes, until a sound one of its name takes its place. Schemas are read with leniency: only what a page needs is asked for, `null` stands for absent, and more members than the schema names are welcome. Of a facet with figures, such as `dataQualityMetrics` or `outputStatistics`, a figure of another type costs itself alone: the others are shown where they belong.',
  remedy:
    'The message says where in the event the facet stands, and what was expected there; compare it with the facet’s schema in [the specification](https://openlineage.io/spec/facets). If it is a facet of your own that bears a standard one’s name by chance, give it a prefix, such as `acme_ownership`, as the specification asks of custom facets.',
  producers: [
    {
      producer: 'Spark, dbt',
      advice:
        'Facets come from the integration: update it, and if the fault stays, report it there with the event. In Spark, `spark.openlineage.facets.<name>.disabled=true` leaves a facet out until then.',
    },
    {
      producer: 'Airflow',
      advice:
        'Custom extractors, `get_openlineage_facets_*` methods and `custom_run_facets` are code of yours or of a provider. Build facets from the client’s classes in `facet_v2`, not from dictionaries.',
    },
    {
      producer: 'Your own code',
      advice:
        'Validate what you send against the JSON Schemas of the specification in a test, once for each facet.',
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
      "facets": { "schema": { "fields": ["order_id", "amount"] } }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"fields"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'the facet `outputs[0].facets.schema` breaks its schema: fields[0]: expected object, found string; fields[1]: expected object, found string',
      hint: 'the event counts, and what the facet holds is shown as it came; compare it with its schema at openlineage.io/spec/facets',
    },
  },
  related: ['facet-empty', 'metric-invalid', 'event-invalid'],
};

import type { Explanation } from './explanation.ts';

export const facetEmpty: Explanation = {
  summary: 'A facet is null, or its list holds nothing. It says nothing, and takes nothing back.',
  outcome: 'event taken, facet passed over',
  counted: 'each place of a facet in each file, with the number of its events',
  meaning:
    'A facet is `null`, or a standard one holds nothing but empty lists and objects: a `schema` without fields, an `ownership` without owners.',
  effect:
    'Nothing can be read from it. What an earlier event said stays on the page, even if the producer meant to take it back; and where no event says more, a dataset has no columns and no lineage by column.',
  treatment:
    'The event is taken. An empty list is not read as “there are none”, since producers commonly send one where they could not tell.',
  remedy:
    'Find out whether the producer could not tell, or meant “none”. If it could not tell, it is better to leave the facet out. To take back what was said before, the specification has a form of its own: `"schema": { "_deleted": true }`.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'The schema of a dataset is that of the plan at the time of the event. See whether another event of the same run has the fields; facets of a run’s events add up.',
    },
    {
      producer: 'dbt',
      advice:
        '`dbt-ol` takes columns and their types from `target/catalog.json`. Run `dbt docs generate` before it, with access to the warehouse.',
    },
    {
      producer: 'Airflow',
      advice:
        'Operators look schemas up in the database. See in the task’s log whether that failed: a missing right on `information_schema`, a name without its schema, or the limit of `[openlineage] execution_timeout`.',
    },
    {
      producer: 'Your own code',
      advice: 'Add a facet only when there is something to put in it.',
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
    { "namespace": "shop", "name": "orders", "facets": { "schema": { "fields": [] } } }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"schema"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'the facet `outputs[0].facets.schema` says nothing: `fields` holds nothing',
      hint: 'it changes nothing; let the producer leave it out, or write `"_deleted": true` to take a facet back',
    },
  },
  related: ['facet-invalid', 'column-undeclared'],
};

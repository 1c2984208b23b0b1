import type { Explanation } from './explanation.ts';

export const inputMisspelt: Explanation = {
  summary:
    'A job reads a dataset that nothing writes, and whose name is all but that of one which is written.',
  outcome: 'taken as it is',
  counted: 'each dataset that is read',
  meaning:
    'A job reads a dataset that nothing writes or describes, while another one that is written has nearly its name. They differ in case, in Unicode form, in white space or in a slash at the namespace’s end alone; or by one slip: a letter left out, added or changed, or two that changed places. Names of fewer than five characters do not count, nor those that differ in a digit or in a code of one or two letters, since `orders_2025` and `orders_2026`, `sales_de` and `sales_dk` are meant to differ; nor do two that one job uses side by side.',
  effect:
    'If it is a slip, the lineage is cut in two there: what is made from the one does not appear downstream of the other, and a change to the one that is written looks safer than it is.',
  treatment:
    'Both datasets have their pages, and nothing is joined. Two names can be near each other and both be right.',
  remedy:
    'Open both pages, and compare their columns and the jobs that name them. If it is a slip, correct the name in the job that reads. If both are right, the job that writes the one that is read sends no events: add it, or let a dataset event describe the dataset, which ends the doubt.',
  producers: [
    {
      producer: 'Spark, dbt',
      advice:
        'A query on a table that does not exist fails. Where such a run completed, both tables exist: look for the job that writes the other, or for one that was renamed and left its old table behind.',
    },
    {
      producer: 'Airflow',
      advice:
        'Names in `inlets` and `outlets` are typed by hand, and nothing checks them. Define each asset once, and import it.',
    },
    {
      producer: 'Your own code',
      advice:
        'Keep the names of datasets in one module that the jobs which read and those which write share.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `[
  {
    "eventType": "COMPLETE",
    "eventTime": "2026-11-02T06:00:00Z",
    "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
    "job": { "namespace": "shop", "name": "load_customers" },
    "outputs": [{ "namespace": "shop", "name": "customers" }],
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  },
  {
    "eventType": "COMPLETE",
    "eventTime": "2026-11-02T06:05:00Z",
    "run": { "runId": "01a19a02-7cf6-7d0c-8f3e-0b7a7d1c9e55" },
    "job": { "namespace": "shop", "name": "count_customers" },
    "inputs": [{ "namespace": "shop", "name": "custmers" }],
    "producer": "https://example.com/etl/1.4.0",
    "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  }
]`,
        mark: ['"inputs"', '"outputs"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 11,
      message:
        'the job count_customers reads the dataset custmers in shop, which nothing writes; load_customers writes customers there, one slip away',
      hint: 'mend the name where it is wrong, so that the two are one; if they are two, let a DatasetEvent describe the one that is read',
    },
  },
  related: ['dataset-undeclared', 'column-undeclared'],
};

import type { Explanation } from './explanation.ts';

export const aliasConflict: Explanation = {
  summary: 'Symlinks join datasets that each carry links of their own.',
  outcome: 'taken, as one dataset',
  counted: 'each group of datasets',
  meaning:
    'A `symlinks` facet gives a dataset other names, and makes one dataset of all. Here two datasets with such a facet link to the same name, and neither links to the other: only the name that they share makes them one.',
  effect:
    'If they are two datasets, their columns, jobs and lineage are mixed on one page, and the second one’s address leads to the first one’s page.',
  treatment:
    'They are taken as one, as the facets say, and stand at the first of their names in order of namespace and name.',
  remedy:
    'Find out whether the name that they share means both. A table that was moved has its old place and its new one linked to its name in the metastore: they are one, and there is nothing to do. Two tables of one name in two metastores are not: give the metastores different namespaces.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'A dataset is named by its location, and linked to its name in the catalog: of Hive, Glue or another. Where two clusters reach two metastores under one address, such as `localhost`, set `hive.metastore.uris` to names that differ. `spark.openlineage.dataset.removePath.pattern` can cut so much off two locations that they fall together.',
    },
    {
      producer: 'Your own code',
      advice:
        'Link only names of the very same data. That one dataset is a copy, a view or a sample of another is lineage, and no symlink.',
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
      "namespace": "s3://lake",
      "name": "orders",
      "facets": {
        "symlinks": {
          "identifiers": [{ "namespace": "hive://metastore", "name": "shop.orders", "type": "TABLE" }]
        }
      }
    },
    {
      "namespace": "s3://lake",
      "name": "orders_test",
      "facets": {
        "symlinks": {
          "identifiers": [{ "namespace": "hive://metastore", "name": "shop.orders", "type": "TABLE" }]
        }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"identifiers"', '"name": "orders'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'symlinks to the same names make one dataset of orders and orders_test',
      hint: 'see whether they are one; if not, give the symlinks of each names of their own. They are shown as the first',
    },
  },
  related: ['dataset-undeclared'],
};

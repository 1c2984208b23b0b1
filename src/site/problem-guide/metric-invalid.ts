import type { Explanation } from './explanation.ts';

export const metricInvalid: Explanation = {
  summary:
    'A figure about data cannot be: a negative count, more nulls than rows. It is left out; the others count.',
  outcome: 'taken, without the figure',
  counted: 'each facet, with how often it comes in the file',
  meaning:
    'A facet with figures (`dataQualityMetrics`, `inputStatistics` or `outputStatistics`) holds a count below 0, more nulls or more distinct values in a column than there are rows, a least value above the greatest, or a quantile that is not from 0 to 1.',
  effect:
    'The figure is missing from the tables and charts, from the dataset’s score, and from what rules are checked against: a rule that would need it is shown as not measured, and not as kept.',
  treatment:
    'The figure alone is left out; of a least and a greatest value that contradict each other, both are. The event, and what else the facet says, count. The facet is also shown as it came under “Other facets”, so that nothing is lost.',
  remedy:
    'The message names the first three such figures of the facet, with what was expected. A figure that is not known is `null`, or absent, and not `-1`. The median is the quantile `0.5`, and not `50`. Where a column has more nulls than there are rows, the two were counted on different states of the data, or one of them on a sample.',
  producers: [
    {
      producer: 'Hive, Impala',
      advice:
        'Their table statistics give `-1` rows where nothing was counted. Leave such figures out where you pass them on.',
    },
    {
      producer: 'Your own code',
      advice:
        'Count rows, nulls and distinct values of a table in one query, so that they are of one state of it.',
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
        "schema": { "fields": [{ "name": "amount" }] },
        "dataQualityMetrics": { "rowCount": 4, "columnMetrics": { "amount": { "nullCount": 5, "max": 12.5 } } }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['nullCount'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'the facet `outputs[0].facets.dataQualityMetrics` has figures that cannot be: columnMetrics.amount.nullCount: expected no more than the rowCount, 4, found 5',
      hint: 'they are left out, and the event and the other figures count; the facet is shown as it came too; let the producer write null for what it did not measure',
    },
  },
  related: ['number-not-finite', 'facet-invalid'],
};

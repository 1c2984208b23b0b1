import type { Explanation } from './explanation.ts';

export const numberNotFinite: Explanation = {
  summary: 'Where a number should be there is `NaN` or `Infinity`. The event is taken, without that number.',
  outcome: 'taken, without the number',
  counted: 'all that an event has of it, with how often it comes in the file',
  meaning:
    'An event has `NaN`, `Infinity` or `-Infinity` where a number should be. Floating-point arithmetic has such values, and some libraries write them; JSON has none ([RFC 8259, section 6](https://www.rfc-editor.org/rfc/rfc8259#section-6)), and other readers refuse the whole event.',
  effect:
    'The figure is missing where it belongs: a mean, a least or a greatest value of a column, a row count. Everything else that the event says is there. Two events that differ in such values alone have one digest, and count as one.',
  treatment:
    'The event is read as if `null` stood there. The message says where: the members from the event down, each list’s item by its number, counted from 0. Of one event the first three places are named. Texts that say `NaN` are texts, and stay as they are.',
  remedy:
    'Where nothing was measured, as for the mean of no rows, let the producer write `null` or leave the member out. Where the value comes from a division by zero, it is the measuring that is wrong.',
  producers: [
    {
      producer: 'Python, Airflow, dbt',
      advice:
        '`json.dumps` writes `NaN` for `float("nan")`, which pandas and NumPy give for an empty column. With `allow_nan=False` it fails instead, and shows the place; replace such values by `None` before.',
    },
    {
      producer: 'Spark, Java',
      advice:
        'Jackson puts them in quotes unless `QUOTE_NON_NUMERIC_NUMBERS` is off; a text then stands in place of the number, and the facet breaks its schema.',
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
        "dataQualityMetrics": { "rowCount": 4, "columnMetrics": { "amount": { "nullCount": 4, "min": NaN } } }
      }
    }
  ],
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['NaN'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message:
        'JSON has no number for NaN at `outputs[0].facets.dataQualityMetrics.columnMetrics.amount.min`',
      hint: 'null is read in its place, and the event counts; let the producer write null, or leave out what is not known',
    },
  },
  related: ['metric-invalid', 'number-inexact', 'facet-invalid'],
};

import type { Explanation } from './explanation.ts';

export const eventTimeWithoutZone: Explanation = {
  summary: 'An event’s time names no zone. It is taken as UTC, which may put it in the wrong order.',
  outcome: 'taken, as UTC',
  counted: 'each event',
  meaning:
    '`eventTime` ends in neither `Z` nor an offset such as `+02:00`. The specification asks for a date and time after [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6), which requires one of them: without it, the same text means another moment in each place.',
  effect:
    'What is current hangs on which run came last. If the producer meant local time, its events are hours off: a run can end before it starts, last night’s run can come after this morning’s, and inputs, outputs and lineage that no longer hold can be shown as current.',
  treatment: 'The event is taken, and its time is read as UTC. Every page shows the time that this gives.',
  remedy:
    'The event’s `producer` says which program wrote it. Let that program write the zone. Where its clock keeps local time, convert; a `Z` put behind a local time hides the fault and does not mend it.',
  producers: [
    {
      producer: 'Python',
      advice:
        'Write `datetime.now(timezone.utc).isoformat()`. Both `datetime.now()` and `datetime.utcnow()` give times without a zone.',
    },
    {
      producer: 'Java, Scala',
      advice: 'Use `ZonedDateTime.now(ZoneOffset.UTC)` or `Instant.now()`, and no `LocalDateTime`.',
    },
    {
      producer: 'Spark, Airflow, dbt',
      advice:
        'Their integrations write the zone. Where it is missing, look for a step that rewrites events, such as a load into a table whose column is a timestamp without a zone, and an export from it.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `{
  "eventType": "COMPLETE",
  "eventTime": "2026-11-02T06:00:00",
  "run": { "runId": "01a199fe-70e5-7308-b9e0-a430888746cd" },
  "job": { "namespace": "shop", "name": "load_orders" },
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
}`,
        mark: ['"eventTime"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: '`eventTime` names no time zone: 2026-11-02T06:00:00',
      hint: 'it is taken as UTC; let the producer end it in Z or an offset such as +02:00',
    },
  },
  related: ['event-from-future', 'run-contradictory'],
};

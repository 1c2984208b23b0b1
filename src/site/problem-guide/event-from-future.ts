import type { Explanation } from './explanation.ts';

export const eventFromFuture: Explanation = {
  summary:
    'An event’s time is later than the day of the build. It is taken at its word, and counts as the latest.',
  outcome: 'taken',
  counted: 'each file, with the number of its events',
  meaning:
    '`eventTime` is more than a day later than the clock of the machine that built the site. What has not happened yet, no producer can have observed. A day is allowed for clocks that go wrong, and for times without a zone.',
  effect:
    'What is current hangs on which run came last. A run that completes in 2062 is the latest of its job until then: whatever newer runs read and write instead is not shown as current, and what they no longer touch is.',
  treatment:
    'The event is taken, and ordered by the time that it bears. No time is cut back to that of the build: the site would then be another one each day.',
  remedy:
    'Compare the time with those of the run’s other events. Days: the producer’s clock is ahead, or day and month changed places; let the clock follow a time server, and a library write the time. Years: a placeholder, or milliseconds taken for seconds. A build with `--as-of` leaves out all that is later than the moment that it names.',
  producers: [
    {
      producer: 'Airflow',
      advice:
        'In events that your own operators or callbacks send, take the time from the clock. The end of a data interval may be yet to come; it belongs into the `nominalTime` facet.',
    },
    {
      producer: 'Your own code',
      advice:
        'Take the time when the event is sent, in UTC, and not from the schedule, a file’s name or a row.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `{
  "eventType": "COMPLETE",
  "eventTime": "2962-11-02T06:00:00Z",
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
      message: '`eventTime` is in the future: 2962-11-02T06:00:00Z',
      hint: 'see the clock and the time zone of the producer; until then it outranks what comes after it',
    },
  },
  related: ['event-time-without-zone', 'run-contradictory'],
};

import type { Explanation } from './explanation.ts';

export const eventUnreadable: Explanation = {
  summary: 'A line or a document of the log is no JSON. It is left out; the rest is kept.',
  outcome: 'left out',
  counted: 'each line or document',
  meaning:
    'Where an event should stand there is text that no JSON parser can read: a line that was cut off, two lines that were written into each other, or a message of another program. Bytes that are no text in UTF-8 or UTF-16 count as well.',
  effect:
    'What the event said is nowhere on the site. If it ended a run, the run is shown as unfinished. If it alone named an input, an output or a schema, that is missing, and no page can show the gap but this one.',
  treatment:
    'It is counted as read and as rejected, and named here with its file and line. In NDJSON a broken line costs no other. In a list, or in objects that span lines, a bracket or a quote that is never closed costs its own event; the whole ones after it are found again.',
  remedy:
    'Open the file at the line that is named; the message says at which character reading failed. A line that ends too early was cut off by a full disk, by a killed process, or by a copy made while the log was written: take the whole file again. Text before the first `{` comes from a program that logs to the same place: let it log elsewhere.',
  producers: [
    {
      producer: 'Spark',
      advice:
        'The `console` transport writes each event into the driver’s log, behind a time and a level. Set `spark.openlineage.transport.type` to `file`, `http` or `kafka`. With `file`, give each application a `spark.openlineage.transport.location` of its own: applications that write to one file at once break each other’s lines.',
    },
    {
      producer: 'Airflow, dbt',
      advice:
        'Both send through the Python client, which prints events among other output where no transport is configured. With `type: file` and a `log_file_path`, it gives each event a file of its own, which nothing else can break; with `append: true` as well, all share one.',
    },
    {
      producer: 'Your own code',
      advice:
        'Let a JSON library make the text, and write each event as one line, with its line break, in one call. Lines put together by hand break at the first quote in a name.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.ndjson',
        text: String.raw`{"eventType": "COMPLETE", "eventTime": "2026-11-02T06:00:00Z", "run": {"runId": "01a1`,
        mark: [],
      },
    ],
    problem: {
      severity: 'error',
      file: 'events.ndjson',
      line: 1,
      message: 'not JSON: the value that begins here does not end',
      hint: 'mend or remove the line; the other events are kept',
    },
  },
  related: ['event-invalid', 'file-unreadable', 'run-unfinished'],
};

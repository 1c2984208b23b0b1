import type { Explanation } from './explanation.ts';

export const jobWithoutRuns: Explanation = {
  summary: 'A job is declared, and no run of it is in the log.',
  outcome: 'taken, as declared',
  counted: 'each job',
  meaning:
    'The log knows the job from job events alone: static descriptions of what it reads and writes, which some catalogs and deployment tools send. No event of a run names it.',
  effect:
    'Its lineage is what someone declared and nobody observed. The job may never have run, may no longer exist, or may run under another name, and then its runs stand on that one’s page.',
  treatment:
    'The job has its page, and its inputs, outputs and lineage are those of its latest job event. They are marked as declared, so that nobody takes them for observed ones.',
  remedy:
    'See whether the job runs at all. If it does, compare the namespace and the name in the job event with those in the events of its runs; they must be the same text. If its runs are older than the log, read an older log with it.',
  producers: [
    {
      producer: 'Airflow, dbt',
      advice:
        'The namespace of jobs is set in one place and easily differs between deployments: `[openlineage] namespace` in Airflow, `OPENLINEAGE_NAMESPACE` for dbt.',
    },
    {
      producer: 'Spark',
      advice:
        'The name of a job is made of the application’s name, the command and the output. What declares it must spell it so, or the application must be named by `spark.openlineage.appName`.',
    },
    {
      producer: 'Your own code',
      advice: 'Take the job’s identity in both kinds of events from one constant.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.json',
        text: `{
  "eventTime": "2026-11-02T06:00:00Z",
  "job": { "namespace": "shop", "name": "load_orders" },
  "producer": "https://example.com/etl/1.4.0",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent"
}`,
        mark: ['"job"'],
      },
    ],
    problem: {
      severity: 'warning',
      file: 'events.json',
      line: 1,
      message: 'the job load_orders in shop is declared, and no run of it is in the log',
      hint: 'see whether it is scheduled, whether its runs go by another name, or whether their events were lost',
    },
  },
  related: ['run-job-conflict', 'glossary-unknown-job'],
};

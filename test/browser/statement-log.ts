/** A log that says things at length, twice, or in passing, and a glossary that names owners without describing them. */
import type { JsonObject } from '../../src/model/json.ts';
import { dataset, facet, runEvent } from '../site/log.ts';

export const GLOSSARY = `
owners:
  finance: { name: Finance team, kind: team, members: [sam] }
datasets:
  data: { sales: { description: What was sold., owner: nobody } }
`;

/** So long that a run at its end does not show all above it. */
const CHAIN = 53;

export function statements(): readonly JsonObject[] {
  return [...codes(), ...facets(), ...errors(), ...chain(), detailed()];
}

function facets(): readonly JsonObject[] {
  const ownership = facet({ owners: [{ name: 'ops' }, { name: 'sam' }] });
  return [
    runEvent({
      run: 'long',
      runFacets: { short: facet({ text: 'x' }), long: facet({ text: 'x'.repeat(20_001) }) },
      outputs: [dataset('sales', ['total'], { ownership })],
    }),
  ];
}

/** The long source is cut between the halves of a surrogate pair. */
function codes(): readonly JsonObject[] {
  const code = (job: string, query: string, sourceCode: string) =>
    runEvent({
      run: `code-${job}`,
      job,
      jobFacets: { sql: facet({ query }), sourceCode: facet({ language: 'PYTHON', sourceCode }) },
    });
  return [
    code('short', 'select 1', 'print(1)'),
    code('long', 'x'.repeat(50_001), `${'x'.repeat(499_999)}🕷x`),
  ];
}

function errors(): readonly JsonObject[] {
  const error = (message: string) => ({
    errorMessage: facet({ message, programmingLanguage: 'JAVA' }),
  });
  return [
    runEvent({ run: 'failed', type: 'FAIL', runFacets: error('Out of disk.') }),
    runEvent({ run: 'retried', type: 'FAIL', runFacets: error('Lock held.') }),
    runEvent({ run: 'retried', time: '2026-11-02T12:05:00Z' }),
    runEvent({ run: 'warned', runFacets: error('Half of it.') }),
  ];
}

function chain(): readonly JsonObject[] {
  const named = (id: string) => ({ run: { runId: id }, job: { namespace: 'jobs', name: `job ${id}` } });
  return Array.from({ length: CHAIN }, (_, index) => {
    const parent = facet({ ...named(`r${index - 1}`), root: named('r0') });
    return runEvent({ run: `r${index}`, job: `job r${index}`, runFacets: index === 0 ? {} : { parent } });
  });
}

function detailed(): JsonObject {
  const job = { namespace: 'airflow-prod', name: 'nightly' };
  const upstream = [
    {
      job: { namespace: 'airflow-prod', name: 'elsewhere' },
      dependency_type: 'DIRECT_INVOCATION',
      sequence_trigger_rule: 'FINISH_TO_START',
      status_trigger_rule: 'EXECUTE_EVERY_TIME',
    },
  ];
  const parameters = [
    { key: 'day_7', name: 'Day', description: 'Which day.', value: '7' },
    { key: 'plain', value: '1' },
  ];
  return runEvent({
    run: 'detailed',
    runFacets: {
      parent: facet({ run: { runId: 'above' }, job }),
      processing_engine: facet({ name: 'Spark', version: '3.5', openlineageAdapterVersion: '1.30' }),
      test: facet({ tests: [{ name: 'not empty', status: 'pass', type: 'dbt_test' }] }),
      jobDependencies: facet({ upstream, trigger_rule: 'ALL_DONE' }),
      executionParameters: facet({ parameters }),
    },
  });
}

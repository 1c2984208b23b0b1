/** A log and a glossary by someone who means harm: markup in every text, and names that are no names for files. */
import type { JsonObject } from '../../src/model/json.ts';

/** Leaves a trace in the page, should any of it be taken for more than text. */
export const PAYLOAD = `"'></title></script></pre><script>hit()</script><img src=x onerror=hit()>`;

export const NAMES: readonly string[] = [
  PAYLOAD,
  '../../x',
  '..',
  '/etc/passwd',
  'C:\\x',
  '__proto__',
  'constructor',
  'index.html',
  'index.json',
  'page.htm',
  'orders.csv',
  'columns',
  'con',
  '🕷',
  'שלום עולם',
  '\u202egnp.exe',
  'x'.repeat(300),
  'word '.repeat(60),
  'Orders',
  'orders',
  'ORDERS',
  '\u00f1',
  'n\u0303',
  ' ',
  'line\nbreak',
  'tab\tnull\u0000bell\u0007',
  '\ud800',
  '%2e%2e%2f',
  'a?b#c&d',
  ']]>--><!--',
  '${x} {{x}} {x}',
  'javascript:hit()',
];

const META = { _producer: PAYLOAD, _schemaURL: `https://example.com/${PAYLOAD}` };
const ITS = 'warehouse';

function facet(content: JsonObject): JsonObject {
  return { ...META, ...content };
}

/** A dataset that bears the name everywhere that it can. */
function dataset(name: string, upstream: string | null): JsonObject {
  const fields = [
    { name, type: PAYLOAD, description: PAYLOAD },
    { name: 'nested', type: 'struct', fields: [{ name, type: name }] },
  ];
  const inputFields =
    upstream === null
      ? []
      : [
          {
            namespace: ITS,
            name: upstream,
            field: upstream,
            transformations: [{ type: PAYLOAD, subtype: PAYLOAD, description: PAYLOAD, masking: true }],
          },
        ];
  return {
    namespace: ITS,
    name,
    facets: {
      schema: facet({ fields }),
      documentation: facet({
        description: `${PAYLOAD}\n\n[x](javascript:hit()) ![x](javascript:hit())\n\n${name}`,
      }),
      ownership: facet({ owners: [{ name, type: PAYLOAD }] }),
      tags: facet({ tags: [{ key: name, value: name, source: name, field: name }] }),
      dataSource: facet({ name, uri: 'javascript:hit()' }),
      symlinks: facet({ identifiers: [{ namespace: `${ITS}-links`, name, type: PAYLOAD }] }),
      columnLineage: { ...META, fields: Object.fromEntries([[name, { inputFields }]]), dataset: inputFields },
      [PAYLOAD]: { ...META, [PAYLOAD]: PAYLOAD },
    },
    outputFacets: { [PAYLOAD]: facet({ [PAYLOAD]: PAYLOAD }) },
  };
}

function event(name: string, index: number): JsonObject {
  const time = `2026-11-02T00:${String(index).padStart(2, '0')}:00Z`;
  const before = NAMES[index - 1] ?? null;
  return {
    eventType: index % 2 === 0 ? 'FAIL' : PAYLOAD,
    eventTime: time,
    producer: `javascript:hit()${PAYLOAD}`,
    schemaURL: PAYLOAD,
    run: {
      runId: name,
      facets: {
        errorMessage: facet({ message: PAYLOAD, programmingLanguage: PAYLOAD, stackTrace: PAYLOAD }),
        nominalTime: facet({ nominalStartTime: PAYLOAD, nominalEndTime: PAYLOAD }),
        parent: facet({ run: { runId: name }, job: { namespace: name, name: PAYLOAD } }),
        processing_engine: facet({ name: PAYLOAD, version: PAYLOAD }),
        [PAYLOAD]: facet({ [PAYLOAD]: [PAYLOAD] }),
      },
    },
    job: {
      namespace: name,
      name,
      facets: {
        documentation: facet({ description: PAYLOAD }),
        sql: facet({ query: `select '${PAYLOAD}' as "${name}"` }),
        sourceCode: facet({ language: index % 2 === 0 ? PAYLOAD : '__proto__', sourceCode: PAYLOAD }),
        sourceCodeLocation: facet({
          type: PAYLOAD,
          url: 'javascript:hit()',
          path: PAYLOAD,
          version: PAYLOAD,
        }),
        jobType: facet({ processingType: PAYLOAD, integration: PAYLOAD, jobType: PAYLOAD }),
        ownership: facet({ owners: [{ name: PAYLOAD, type: PAYLOAD }] }),
        [PAYLOAD]: facet({ [PAYLOAD]: PAYLOAD }),
      },
    },
    inputs: before === null ? [] : [dataset(before, null)],
    outputs: [dataset(name, before)],
  };
}

/** One event for each name: a run, a job and a dataset with that name, made from the name before. */
export function hostileEvents(): string {
  const broken = [PAYLOAD, `{"eventTime": ${JSON.stringify(PAYLOAD)}, "job": {}}`];
  return [...NAMES.map((name, index) => JSON.stringify(event(name, index))), ...broken].join('\n');
}

/** JSON, which is YAML too. Names that YAML takes for line ends or for nothing at all are left to the log. */
export function hostileGlossary(): string {
  const names = NAMES.filter((name) => name.isWellFormed() && !/[\p{Cc}]/u.test(name) && name.trim() !== '');
  const described = { description: PAYLOAD, owner: PAYLOAD };
  const people = { steward: PAYLOAD, domain: PAYLOAD, classification: PAYLOAD, retention: PAYLOAD };
  const column = { description: PAYLOAD, term: PAYLOAD, pii: PAYLOAD };
  const of = <T>(value: (name: string) => T) => Object.fromEntries(names.map((name) => [name, value(name)]));
  return JSON.stringify({
    terms: of(() => ({ name: PAYLOAD, definition: PAYLOAD, synonyms: [PAYLOAD], related: [PAYLOAD] })),
    owners: of(() => ({ name: PAYLOAD, kind: 'team', email: 'a@example.com', description: PAYLOAD })),
    datasets: {
      [ITS]: of((name) => ({ ...described, ...people, columns: Object.fromEntries([[name, column]]) })),
    },
    jobs: of((name) => Object.fromEntries([[name, { ...described, schedule: PAYLOAD, steps: [PAYLOAD] }]])),
  });
}

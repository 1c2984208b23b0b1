/**
 * Lineage that is said outright, by `lineage` facets (spec: LineageFacet 1-0-0). A job's facet is about the event's
 * own job; where it names another as a source or a target, that job reads or writes what the entry says.
 */
import type { Stated } from '../model/catalog.ts';
import type { LineageDatasetFacet, LineageInput, LineageJobFacet, NamedJob } from '../model/facet.ts';
import { compareNames, datasetKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import type { Aliases } from './alias.ts';
import { mergeUses, usesByKey } from './merge.ts';
import { currentFacets, emptyRegisters, spanOf } from './register.ts';
import type { Saying, Uses, UseSummary } from './summary.ts';

/** What a saying says of the reading or writing of another job than its own. */
export interface OtherUse {
  readonly job: JobId;
  readonly direction: 'input' | 'output';
  readonly use: UseSummary<unknown>;
}

/** The jobs that a job's explicit lineage names. */
export function jobsNamedBy(facet: LineageJobFacet | undefined): JobId[] {
  const named = (facet?.entries ?? []).flatMap((entry): readonly NamedJob[] => [
    ...(entry.type === 'JOB' ? [entry] : []),
    ...inputsOf(entry).filter((input) => input.type === 'JOB'),
  ]);
  return named.flatMap((one) => nameOf(one) ?? []);
}

/** The jobs that feed `job` itself, as its explicit lineage says, with no dataset between. */
export function jobsFeeding(job: JobId, facet: LineageJobFacet | undefined): JobId[] {
  return (facet?.entries ?? [])
    .filter((entry) => entry.type === 'JOB' && isOwn(entry, job))
    .flatMap((entry) => inputsOf(entry))
    .flatMap((input) => (input.type === 'JOB' ? (nameOf(input) ?? []) : []));
}

/** Null where the event's own job is meant. */
function nameOf({ namespace, name }: NamedJob): JobId | null {
  return typeof namespace === 'string' && typeof name === 'string' ? { namespace, name } : null;
}

/** The inputs of the whole target, and of its fields. */
export function inputsOf({ inputs, fields }: LineageDatasetFacet): readonly LineageInput[] {
  return [...(inputs ?? []), ...(fields ?? []).flatMap(([, entry]) => entry.inputs)];
}

/** The datasets among the inputs, each once. */
export function sourcesIn(facet: LineageDatasetFacet, aliases: Aliases): readonly DatasetId[] {
  const sources = inputsOf(facet).flatMap((input) =>
    input.type === 'DATASET' ? [aliases.canonical({ namespace: input.namespace, name: input.name })] : [],
  );
  return [...new Map(sources.map((id) => [datasetKey(id), id])).values()];
}

/** The uses of a saying of `job`, with those that its explicit lineage adds. */
export function usesOfJob(job: JobId, saying: Saying, aliases: Aliases): Uses {
  const facet = currentFacets(saying.explicit).known.lineage;
  if (facet === undefined) return saying.uses;
  return mergeUses(saying.uses, explicitUses(job, facet, aliases));
}

function explicitUses(job: JobId, { value, evidence }: Stated<LineageJobFacet>, aliases: Aliases): Uses {
  const inputs: (readonly [Key, UseSummary<never>])[] = [];
  const outputs: (readonly [Key, UseSummary<never>])[] = [];
  for (const entry of value.entries) {
    if (entry.type === 'JOB' && !isOwn(entry, job)) continue;
    for (const id of sourcesIn(entry, aliases)) inputs.push(plainUse(id, evidence));
    if (entry.type === 'JOB') continue;
    const lineage = { value: { inputs: entry.inputs, fields: entry.fields }, evidence };
    const [key, use] = plainUse<never>(aliases.canonical(entry), evidence);
    outputs.push([key, { ...use, facets: { ...use.facets, known: { lineage } } }]);
  }
  return { inputs: usesByKey(inputs), outputs: usesByKey(outputs) };
}

function isOwn(named: NamedJob, job: JobId): boolean {
  const name = nameOf(named);
  return name === null || compareNames(name, job) === 0;
}

function plainUse<Io>(
  { namespace, name }: DatasetId,
  evidence: Stated<unknown>['evidence'],
): readonly [Key, UseSummary<Io>] {
  const id = { namespace, name };
  return [
    datasetKey(id),
    { id, span: spanOf(evidence), ioFacets: emptyRegisters(), facets: emptyRegisters() },
  ];
}

/** What a saying of `job` says of other jobs. */
export function usesOfOthers(job: JobId, saying: Saying, aliases: Aliases): OtherUse[] {
  const facet = currentFacets(saying.explicit).known.lineage;
  if (facet === undefined) return [];
  const { value, evidence } = facet;
  return value.entries.flatMap((entry): OtherUse[] => {
    if (entry.type === 'JOB') {
      const other = nameOf(entry);
      if (other === null || isOwn(entry, job)) return [];
      return sourcesIn(entry, aliases).map((id) => ({
        job: other,
        direction: 'input',
        use: plainUse(id, evidence)[1],
      }));
    }
    const use = plainUse(aliases.canonical(entry), evidence)[1];
    return inputsOf(entry).flatMap((input) => {
      const other = input.type === 'JOB' && !isOwn(input, job) ? nameOf(input) : null;
      return other === null ? [] : [{ job: other, direction: 'output', use }];
    });
  });
}

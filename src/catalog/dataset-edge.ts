/** Explicit lineage → the edges between datasets, current and past, per job and output. */
import type { DatasetEdge } from '../model/catalog.ts';
import type { LineageDatasetFacet, Transformation } from '../model/facet.ts';
import { compareNames, datasetKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import type { Aliases } from './alias.ts';
import { sourcesIn } from './explicit-lineage.ts';
import { lineageOfOutputs, oldestFirst, type LineageWords } from './output-lineage.ts';
import { spanOf, widen } from './register.ts';
import { Mentions } from './spell.ts';
import { statementsWithoutJob } from './lineage-without-job.ts';
import type { Statement } from './statement.ts';
import type { DatasetSummary } from './summary.ts';

export function datasetEdgesOf(
  job: JobId,
  statements: readonly Statement[],
  aliases: Aliases,
): DatasetEdge[] {
  return lineageOfOutputs(statements, 'lineage').flatMap((words) =>
    edgesTo(words.output, job, words, aliases),
  );
}

export function datasetEdgesWithoutJob(dataset: DatasetSummary, aliases: Aliases): DatasetEdge[] {
  return edgesTo(dataset.id, null, statementsWithoutJob(dataset, 'explicit'), aliases);
}

/** The outputs of which the job says at present what they are made of, even where that is nothing. */
export function explicitOutputs(statements: readonly Statement[]): ReadonlySet<Key> {
  const outputs = lineageOfOutputs(statements, 'lineage');
  return new Set(
    outputs
      .filter(({ statements: words }) => words.some((word) => word.current))
      .map(({ output }) => datasetKey(output)),
  );
}

function edgesTo(
  to: DatasetId,
  job: JobId | null,
  { statements, occasions }: LineageWords<LineageDatasetFacet>,
  aliases: Aliases,
): DatasetEdge[] {
  const edges = new Map<Key, Omit<DatasetEdge, 'spells'>>();
  const mentions = new Mentions(occasions);
  for (const { value, evidence, origin, current, at } of oldestFirst(statements)) {
    for (const from of sourcesIn(value, aliases)) {
      const key = datasetKey(from);
      mentions.add(key, at, spanOf(evidence));
      edges.set(key, {
        from: { namespace: from.namespace, name: from.name },
        to,
        job,
        transformations: transformationsFrom(from, value, aliases),
        origin,
        state: current ? 'current' : 'past',
        span: widen(edges.get(key)?.span ?? null, spanOf(evidence)),
      });
    }
  }
  return [...edges]
    .map(([key, edge]) => ({ ...edge, spells: mentions.spells(key) }))
    .sort((a, b) => compareNames(a.from, b.from));
}

/** Those of the inputs of the whole target, fields of the source among them. */
function transformationsFrom(
  from: DatasetId,
  { inputs }: LineageDatasetFacet,
  aliases: Aliases,
): readonly Transformation[] {
  return (inputs ?? []).flatMap((input) =>
    input.type === 'DATASET' && compareNames(aliases.canonical(input), from) === 0
      ? (input.transformations ?? [])
      : [],
  );
}

/** The versions of a dataset's schema: what each changed, on whose word, and whom it may break. */
import type { Dataset, SchemaVersion } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import { sameName, type DatasetId, type JobId } from '../model/identity.ts';
import { memoryOf } from '../model/memory.ts';
import type { Graph } from './graph.ts';
import { differenceBetween } from './schema-change/difference.ts';
import { renamingsIn, type RenamingEvidence, type Succession } from './schema-change/renaming.ts';
import { usesAt, type Reader, type Use, type Uses } from './schema-change/use.ts';
import { isWidening } from './schema-change/widening.ts';

export type { RenamingEvidence } from './schema-change/renaming.ts';
export type { Reader } from './schema-change/use.ts';
export { WIDENINGS } from './schema-change/widening.ts';

interface ChangeFacts {
  /** Its path, by its name after the change; of one that was removed or renamed, before it. */
  readonly column: string;
  /**
   * What is made of it directly: of an added one, since the change; of one that was removed, renamed or got another type,
   * before it. None is looked up where no more than its words or its place changed.
   */
  readonly uses: readonly Use[];
  /** The jobs that read the column, or may have, when it was removed or renamed, or got a type that may lose values. */
  readonly readers: readonly Reader[];
  /** True where there are such readers: they looked for a name that is gone, or got other values. */
  readonly isBreaking: boolean;
}

export type ColumnChange = ChangeFacts &
  (
    | { readonly kind: 'removed'; readonly type: string | null }
    | { readonly kind: 'added'; readonly type: string | null }
    | { readonly kind: 'renamed'; readonly to: string; readonly evidence: RenamingEvidence }
    | {
        readonly kind: 'retyped';
        readonly from: string | null;
        readonly to: string | null;
        /** `unstated` where one version states no type: then it is not known that it changed. */
        readonly loss: 'none' | 'possible' | 'unstated';
      }
    | { readonly kind: 'described'; readonly from: string | null; readonly to: string | null }
    | {
        readonly kind: 'moved';
        /** The column that it now follows; null where it comes first. */ readonly after: string | null;
      }
  );

export interface SchemaChange {
  readonly version: SchemaVersion;
  /** Whose word it is. Where no producer states a schema, a reader's word stands: it may name only what that reader reads. */
  readonly voice: 'producer' | 'reader';
  /** True of the word of a reader that had not read the version before: it need not be that the dataset changed. */
  readonly isOtherView: boolean;
  /** By kind; none of the first version. */
  readonly columns: readonly ColumnChange[];
}

/** Every page that tells of the dataset asks. */
const memory = memoryOf<Dataset, readonly SchemaChange[]>('graph/schema-change');

/**
 * Oldest first, as the versions are.
 * @param dataset of the catalog that the graph is of
 */
export function schemaChanges(graph: Graph, dataset: Dataset): readonly SchemaChange[] {
  const known = memory.get(dataset) ?? findChanges(graph, dataset);
  memory.set(dataset, known);
  return known;
}

function findChanges(graph: Graph, dataset: Dataset): SchemaChange[] {
  const { schemas } = dataset;
  return schemas.map((present, index) => {
    const former = schemas[index - 1];
    const at = present.span.first;
    const voice = voiceOf(graph, dataset.id, at);
    if (former === undefined) return { version: present, voice, isOtherView: false, columns: [] };
    const isOtherView = voice === 'reader' && !isKnownReader(graph, dataset.id, at, former);
    // A producer does not break by what it brings; a reader tells of what was done to it.
    const by = voice === 'producer' ? jobOf(graph, at) : null;
    const columns = changesIn(graph, dataset, { former, present, next: schemas[index + 1] ?? null }, by);
    return {
      version: present,
      voice,
      isOtherView,
      columns: isOtherView ? columns.map((column) => ({ ...column, isBreaking: false })) : columns,
    };
  });
}

/** Whether the job that brought the change had read the dataset as it was before: whoever read it then stated no other schema. */
function isKnownReader(graph: Graph, id: DatasetId, at: Evidence, { span }: SchemaVersion): boolean {
  const job = jobOf(graph, at);
  const runs = job === null ? [] : (graph.job(job)?.runs ?? []);
  return runs.some(
    ({ inputs, events }) =>
      inputs.some((input) => sameName(input.id, id)) &&
      events.some(
        (event) => compareEvidence(event, span.first) >= 0 && compareEvidence(event, span.last) <= 0,
      ),
  );
}

function changesIn(graph: Graph, dataset: Dataset, succession: Succession, by: JobId | null): ColumnChange[] {
  const { former, present } = succession;
  const difference = differenceBetween(former.columns, present.columns);
  const renamings = renamingsIn(graph, dataset.id, succession, difference);
  const [old, renewed] = [
    new Set(renamings.map(({ from }) => from.column)),
    new Set(renamings.map(({ to }) => to.column)),
  ];
  const at = present.span.first;
  const uses = usesAt(graph, dataset, at, by);
  return [
    ...difference.removed
      .filter(({ column }) => !old.has(column))
      .map(({ column, type }) => ({ kind: 'removed' as const, column, type, ...broken(uses, column) })),
    ...renamings.map(({ from, to, evidence }) => ({
      kind: 'renamed' as const,
      column: from.column,
      to: to.column,
      evidence,
      ...broken(uses, from.column),
    })),
    ...difference.retyped.map(({ column, from, to }) => {
      const loss = lossOf(from, to);
      const facts = loss === 'possible' ? broken(uses, column) : harmless(uses.madeOf(column));
      return { kind: 'retyped' as const, column, from, to, loss, ...facts };
    }),
    ...difference.added
      .filter(({ column }) => !renewed.has(column))
      .map(({ column, type }) => ({
        kind: 'added' as const,
        column,
        type,
        ...harmless(uses.madeSince(column)),
      })),
    ...difference.described.map((described) => ({
      kind: 'described' as const,
      ...described,
      ...harmless([]),
    })),
    ...difference.moved.map((moved) => ({ kind: 'moved' as const, ...moved, ...harmless([]) })),
  ];
}

type Consequence = Omit<ChangeFacts, 'column'>;

function broken(uses: Uses, column: string): Consequence {
  const readers = uses.readersOf(column);
  return { uses: uses.madeOf(column), readers, isBreaking: readers.length > 0 };
}

function harmless(uses: readonly Use[]): Consequence {
  return { uses, readers: [], isBreaking: false };
}

function lossOf(from: string | null, to: string | null): 'none' | 'possible' | 'unstated' {
  if (from === null || to === null) return 'unstated';
  return isWidening(from, to) ? 'none' : 'possible';
}

function voiceOf(graph: Graph, id: DatasetId, { subject }: Evidence): SchemaChange['voice'] {
  if (subject.kind === 'dataset') return 'producer';
  const outputs =
    subject.kind === 'run' ? graph.run(subject.run)?.outputs : graph.job(subject.job)?.declared.outputs;
  return outputs?.some((output) => sameName(output.id, id)) === true ? 'producer' : 'reader';
}

/** The job of the run that an event is about, or the job itself. */
function jobOf(graph: Graph, { subject }: Evidence): JobId | null {
  switch (subject.kind) {
    case 'run':
      return graph.run(subject.run)?.job ?? null;
    case 'job':
      return subject.job;
    case 'dataset':
      return null;
  }
}

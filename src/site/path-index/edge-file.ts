/**
 * The files of column edges: `paths/data/edges/<n>.bin`. Each holds the edges into some datasets that follow each
 * other. What the edges of one dataset share (the dataset that they come from, the job, the origin) stands once, as
 * a statement; an edge then is the statement's place, how far its column lies from that of the statement's edge
 * before it (a copied table counts up by one), and whether values flow: mostly a single byte.
 */
import type { Origin } from '../../model/catalog.ts';
import { ByteReader, ByteWriter, unzigzag, zigzag } from './bytes.ts';
import type { ColumnSource, EdgesInto } from './lineage.ts';

/** What edges into one dataset share. */
type Statement = Pick<ColumnSource, 'dataset' | 'job' | 'origin'>;

const ORIGINS: readonly Origin[] = ['observed', 'declared', 'derived'];

/** @param blocks as {@link writeEdges} makes them */
export function writeEdgeFile(blocks: readonly ByteWriter[], version: number): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.unsigned(version);
  for (const block of blocks) writer.append(block);
  return writer.toBytes();
}

export interface EdgeFile {
  readonly version: number;
  readonly edges: readonly EdgesInto[];
}

export function readEdgeFile(bytes: Uint8Array): EdgeFile {
  const reader = new ByteReader(bytes);
  const version = reader.unsigned();
  const edges: EdgesInto[] = [];
  while (!reader.isAtEnd) edges.push(readEdges(reader));
  return { version, edges };
}

/** The edges into one dataset. */
export function writeEdges({ past, whole, columns }: EdgesInto): ByteWriter {
  const writer = new ByteWriter();
  const statements = statementsOf([whole, ...columns].flat());
  writer.unsigned(past.start).unsigned(past.count).unsigned(statements.length);
  let before = 0;
  for (const { dataset, job, origin } of statements) {
    writer.signed(dataset - before);
    writer.unsigned((job === null ? 0 : job + 1) * ORIGINS.length + ORIGINS.indexOf(origin));
    before = dataset;
  }
  const places = new Map(statements.map((statement, place) => [statementKey(statement), place]));
  const last = statements.map(() => -1);
  writer.unsigned(columns.length);
  for (const sources of [whole, ...columns]) {
    const edges = sources.map((source) => ({ ...source, place: places.get(statementKey(source)) ?? 0 }));
    writer.unsigned(edges.length);
    for (const { place, column, kind } of edges.sort(byPlace)) {
      const distance = zigzag(column - (last[place] ?? 0));
      writer.unsigned((distance * statements.length + place) * 2 + (kind === 'value' ? 1 : 0));
      last[place] = column;
    }
  }
  return writer;
}

function readEdges(reader: ByteReader): EdgesInto {
  const past = { start: reader.unsigned(), count: reader.unsigned() };
  let dataset = 0;
  const statements = Array.from({ length: reader.unsigned() }, (): Statement => {
    dataset += reader.signed();
    const word = reader.unsigned();
    const job = Math.floor(word / ORIGINS.length) - 1;
    return { dataset, job: job < 0 ? null : job, origin: ORIGINS[word % ORIGINS.length] ?? 'observed' };
  });
  const last = statements.map(() => -1);
  const readSources = (): ColumnSource[] =>
    Array.from({ length: reader.unsigned() }, () => {
      const word = reader.unsigned();
      const rest = Math.floor(word / 2);
      const place = rest % statements.length;
      const statement = statements[place];
      if (statement === undefined) throw new RangeError('An edge belongs to no statement.');
      const column = (last[place] ?? 0) + unzigzag(Math.floor(rest / statements.length));
      last[place] = column;
      return { ...statement, column, kind: word % 2 === 1 ? 'value' : 'influence' };
    });
  const count = reader.unsigned();
  return { past, whole: readSources(), columns: Array.from({ length: count }, readSources) };
}

function statementsOf(sources: readonly ColumnSource[]): Statement[] {
  const distinct = new Map(sources.map((source) => [statementKey(source), source]));
  return [...distinct.values()].sort(
    (a, b) =>
      a.dataset - b.dataset ||
      (a.job ?? -1) - (b.job ?? -1) ||
      ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin),
  );
}

function statementKey({ dataset, job, origin }: Statement): string {
  return `${dataset} ${job ?? ''} ${origin}`;
}

function byPlace(
  a: { readonly place: number; readonly column: number },
  b: { readonly place: number; readonly column: number },
): number {
  return a.place - b.place || a.column - b.column;
}

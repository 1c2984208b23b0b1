/** The jobs of a warehouse, and how their runs end. */
import { drawFor, type Draw } from './draw.ts';
import { Names } from './name.ts';
import type { Size } from './size.ts';
import type { Outline } from './table.ts';

export interface Job {
  readonly namespace: string;
  readonly name: string;
  /** The tables that it writes, by their places; none where it only reads. */
  readonly writes: readonly number[];
  readonly reads: readonly number[];
  readonly ends: readonly RunEnd[];
  readonly lineage: Lineage;
  /** Whether its events say the SQL that it runs. */
  readonly hasSql: boolean;
  /** The job that its runs are part of; null where they stand alone. */
  readonly parent: string | null;
}

/**
 * How its events say what columns are made of. `dataset`: what decides the rows stands once, as in newer producers; `fields`:
 * it stands at each column; `none`: nothing is said.
 */
export type Lineage = 'dataset' | 'fields' | 'none';

/** `OPEN`: it never said. */
export type RunEnd = 'COMPLETE' | 'FAIL' | 'ABORT' | 'OPEN';

const MOST_WRITTEN = 4;
const FAILED = 0.03;
const ABORTED = 0.01;
const OPEN = 0.003;
const WITH_PARENT = 0.7;
const WITH_SQL = 0.2;
const SQL_ALONE = 0.25;
const SILENT = 0.04;
const OLDER = 0.2;

/** Exactly as many as `size` says: those that are left when all tables are written only read. */
export function jobsOf(tables: readonly Outline[], size: Size): Job[] {
  const draw = drawFor(size.seed, 2);
  const written = [...tables.keys()].filter((place) => tables[place]?.layer !== 'source');
  const groups = grouped(written, tables, size.jobs, draw);
  const reading = Array.from({ length: size.jobs - groups.length }, () => [draw.pick(written)]);
  const names = new Names();
  return [
    ...groups.map((writes) => {
      const reads = [...new Set(writes.flatMap((place) => tables[place]?.inputs ?? []))];
      return jobOf(tables, writes, reads, { names, runs: size.runs, draw });
    }),
    ...reading.map((reads, index) => ({
      namespace: 'airflow-prod',
      name: `exports.send_${shortName(tables, reads)}_${index}`,
      writes: [],
      reads,
      ends: endsOf(size.runs, draw),
      lineage: 'none' as const,
      hasSql: false,
      parent: null,
    })),
  ];
}

/** Tables that follow each other and are of one layer, one to four a job; more where there are too few jobs. */
function grouped(
  written: readonly number[],
  tables: readonly Outline[],
  jobs: number,
  draw: Draw,
): number[][] {
  const groups: number[][] = [];
  for (const [index, place] of written.entries()) {
    const group = groups.at(-1);
    const layer = tables[place]?.layer;
    const left = jobs - groups.length;
    const isFull =
      group === undefined || group.length >= MOST_WRITTEN || tables[group[0] ?? -1]?.layer !== layer;
    const begins = left >= written.length - index || isFull || draw.chance(left / (written.length - index));
    if (group === undefined || (begins && left > 0)) groups.push([place]);
    else group.push(place);
  }
  return groups;
}

interface JobSource {
  readonly names: Names;
  readonly runs: number;
  readonly draw: Draw;
}

function jobOf(
  tables: readonly Outline[],
  writes: readonly number[],
  reads: readonly number[],
  { names, runs, draw }: JobSource,
): Job {
  const main = tables[writes[0] ?? -1];
  const ends = endsOf(runs, draw);
  const hasSql = canHaveSql(tables, writes) && draw.chance(WITH_SQL);
  const isLoad = main?.layer === 'raw';
  const table = shortName(tables, writes);
  const dag = `${isLoad ? 'ingest' : 'transform'}_${main?.domain ?? ''}`;
  const namespace = isLoad ? 'airflow-prod' : 'dbt-prod';
  const name = isLoad
    ? `${dag}.load_${table.replace(/^raw\./, '').replaceAll('.', '_')}`
    : `model.acme.${table}`;
  return {
    namespace,
    name: names.free(namespace, (attempt) => (attempt === 0 ? name : `${name}_${attempt + 1}`)),
    writes,
    reads,
    ends,
    lineage: lineageOf(hasSql, draw),
    hasSql,
    parent: draw.chance(WITH_PARENT) ? dag : null,
  };
}

/** Beside SQL it is said as SQL has it: what decides the rows once. */
function lineageOf(hasSql: boolean, draw: Draw): Lineage {
  if (draw.chance(hasSql ? SQL_ALONE : SILENT)) return 'none';
  return !hasSql && draw.chance(OLDER) ? 'fields' : 'dataset';
}

/** The SQL that is written here joins and renames, and writes one table. */
function canHaveSql(tables: readonly Outline[], [first, ...more]: readonly number[]): boolean {
  const table = tables[first ?? -1];
  return table !== undefined && more.length === 0 && table.layer !== 'raw' && !table.isSummed;
}

/** Of the first of them: of a raw one with its system, which its own name lacks. */
function shortName(tables: readonly Outline[], [first]: readonly number[]): string {
  const table = tables[first ?? -1];
  if (table === undefined) return '';
  if (table.layer === 'raw') return table.name;
  return table.name
    .split('.')
    .slice(table.layer === 'mart' || table.layer === 'report' ? -2 : -1)
    .join('.');
}

/** One at least completes, so that each table is said to be there. */
function endsOf(runs: number, draw: Draw): RunEnd[] {
  const ends: RunEnd[] = [];
  for (let run = 0; run < runs; run++) {
    const isLast = run === runs - 1;
    const isNeeded = isLast && !ends.includes('COMPLETE');
    const end = endOf(isLast, draw);
    ends.push(isNeeded ? 'COMPLETE' : end);
  }
  return ends;
}

function endOf(isLast: boolean, draw: Draw): RunEnd {
  if (draw.chance(FAILED)) return 'FAIL';
  if (draw.chance(ABORTED)) return 'ABORT';
  return isLast && draw.chance(OPEN) ? 'OPEN' : 'COMPLETE';
}

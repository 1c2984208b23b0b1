/** The line-by-line outputs for machines: `/api/entities.ndjson`, `edges.ndjson` and `problems.ndjson`. */
import { columnPath, datasetPath, jobPath, problemPath, runPath, termPath } from './path.ts';
import { columnEdgeRecord, datasetEdgeRecord, ioEdgeRecord } from './record.ts';
import type { Site } from './site.ts';

/** One line for each page of a dataset, column, job, run or term. */
export function* entityLines({ catalog }: Site): Generator<string> {
  for (const { id, aliases, columns } of catalog.datasets) {
    yield line({ kind: 'dataset', ...id, url: datasetPath(id), ...(aliases.length > 0 ? { aliases } : {}) });
    for (const column of columns) yield line({ kind: 'column', ...column.id, url: columnPath(column.id) });
  }
  for (const { id } of catalog.jobs) yield line({ kind: 'job', ...id, url: jobPath(id) });
  for (const { id } of catalog.runs) yield line({ kind: 'run', id, url: runPath(id) });
  for (const id of [...catalog.glossary.terms.keys()].sort())
    yield line({ kind: 'term', id, url: termPath(id) });
}

/** One line for each edge: those of jobs and datasets, those between datasets, then those of columns. */
export function* edgeLines({ catalog }: Site): Generator<string> {
  for (const edge of catalog.ioEdges) yield line(ioEdgeRecord(edge));
  for (const edge of catalog.datasetEdges) yield line(datasetEdgeRecord(edge));
  for (const edge of catalog.columnEdges) yield line(columnEdgeRecord(edge));
}

/** One line for each problem, with the page that explains its code. */
export function* problemLines({ catalog }: Site): Generator<string> {
  for (const { code, severity, file, line: number, message, hint } of catalog.problems) {
    yield line({ code, severity, file, line: number, message, hint, guide: problemPath(code) });
  }
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}

/** Personal data as machines read it: in the twin of its page, and in those of datasets. */
import type { Declaration } from '../graph/personal-data/declaration.ts';
import type { Holding } from '../graph/personal-data/holding.ts';
import type { PersonalColumn } from '../graph/personal-data/personal-data.ts';
import type { ColumnEdge } from '../model/catalog.ts';
import type { Place } from '../model/place.ts';
import { columnPath } from './path.ts';
import type { FreeColumn, PersonalDataPage, PersonalLine } from './personal-data-page.ts';
import { evidenceRecord } from './record.ts';

/** So many records the twin holds; of more it says how many it leaves out, and each dataset's twin has its own. */
export const MAX_RECORDS = 100_000;

/** What a column's entry in its dataset's twin says beside the glossary's own word. */
export function personalColumnRecord(personal: PersonalColumn | null) {
  const records = (personal?.holdings ?? []).map(holdingRecord);
  return personal?.free == null
    ? { personalData: records, declaredFree: null }
    : { personalData: [], declaredFree: { ...placeRecord(personal.free), despite: records } };
}

export function personalDataTwin(page: PersonalDataPage) {
  const { path, columns, datasets, counts, sections, free, findings } = page;
  const lines = sections.flatMap((section) => section.lines);
  return {
    kind: 'personal-data',
    url: path,
    columns,
    datasets,
    counts,
    findings: findings.map(({ code, lines: those }) => ({ code, count: those.length })),
    kinds: sections.map((section) => ({ ...kindRecord(section.kind), counts: section.counts })),
    personalData: lines.slice(0, MAX_RECORDS).map(lineRecord),
    free: free.slice(0, MAX_RECORDS).map(freeRecord),
    leftOut: {
      personalData: Math.max(0, lines.length - MAX_RECORDS),
      free: Math.max(0, free.length - MAX_RECORDS),
    },
  };
}

function lineRecord(line: PersonalLine) {
  const { holding, columnState, owners, retention, classification, findings } = line;
  return {
    ...holding.id,
    url: columnPath(holding.id),
    columnState,
    ...holdingRecord(holding),
    owners,
    retention,
    classification,
    findings,
  };
}

function freeRecord({ id, free, lines }: FreeColumn) {
  return {
    ...id,
    url: columnPath(id),
    ...placeRecord(free),
    despite: lines.map(({ holding, findings }) => ({ ...holdingRecord(holding), findings })),
  };
}

/**
 * `via` is the last edge alone: whoever wants the whole way looks up what it comes from, and so on back to `from`, the
 * declared column. Written out with each column, the ways of a long chain would grow as its square.
 */
function holdingRecord({ kind, state, declared, origin, distance, via, maskedBy }: Holding) {
  return {
    ...kindRecord(kind),
    state,
    declared: declared.map(declarationRecord),
    from: declared.length > 0 ? null : origin,
    distance,
    via: via && edgeRecord(via),
    maskedBy: maskedBy && edgeRecord(maskedBy),
  };
}

/** `kind` is null where it is not stated, and where many kinds go as one; then `otherKinds` says how many. */
function kindRecord(kind: Holding['kind']) {
  return {
    kind: kind.is === 'named' ? kind.name : null,
    ...(kind.is === 'rest' ? { otherKinds: kind.kinds } : {}),
  };
}

function declarationRecord(declaration: Declaration) {
  const { origin, kind } = declaration;
  return declaration.origin === 'glossary'
    ? { origin, kind, ...placeRecord(declaration.place) }
    : { origin, kind, tag: declaration.tag, evidence: evidenceRecord(declaration.evidence) };
}

function placeRecord({ file, line }: Place) {
  return { file, line };
}

function edgeRecord({ from, to, job, transformations, origin }: ColumnEdge) {
  return { from, to, job, transformations, origin };
}

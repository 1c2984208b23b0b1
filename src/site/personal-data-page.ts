/** What the page of all personal data says; its JSON twin says the same. */
import type { Holding } from '../graph/personal-data/holding.ts';
import type { Kind } from '../graph/personal-data/kind.ts';
import type { PersonalColumn } from '../graph/personal-data/personal-data.ts';
import type { ColumnState, Dataset } from '../model/catalog.ts';
import { datasetKey, type Key } from '../model/identity.ts';
import { responsibilitiesOf } from './owner.ts';
import type { SitePath } from './path.ts';
import { FINDING_CODES, findingsOf, type DatasetWords, type FindingCode } from './personal-data-finding.ts';
import { PERSONAL_DATA_PATH, personalDataOf } from './personal-data.ts';
import type { Site } from './site.ts';

/** One kind of personal data in one column, with what the glossary says of the dataset. */
export interface PersonalLine extends DatasetWords {
  readonly holding: Holding;
  readonly columnState: ColumnState;
  readonly findings: readonly FindingCode[];
}

export interface HoldingCounts {
  readonly clear: { readonly declared: number; readonly derived: number };
  readonly masked: { readonly declared: number; readonly derived: number };
}

export interface KindSection {
  readonly kind: Kind;
  readonly counts: HoldingCounts;
  /** In the clear, then masked; each by identity. */
  readonly lines: readonly PersonalLine[];
}

/** A column that a person declared free, and what tags and lineage say all the same. */
export interface FreeColumn extends PersonalColumn {
  readonly free: NonNullable<PersonalColumn['free']>;
  readonly lines: readonly PersonalLine[];
}

/** So many lines of all kinds together stand on the page, in even shares; each kind has some, however many kinds there are. */
const MAX_LINES = 1000;
const MIN_SHARE = 20;

/** How many lines of each kind the page shows. */
export function shareOf(sections: readonly KindSection[]): number {
  return Math.max(MIN_SHARE, Math.floor(MAX_LINES / Math.max(1, sections.length)));
}

export interface PersonalDataPage {
  readonly path: SitePath;
  /** Of the catalog: with personal data, declared free of it, and those of which nothing says either. */
  readonly columns: { readonly personal: number; readonly free: number; readonly unmarked: number };
  /** That hold personal data. */
  readonly datasets: number;
  /** Of a kind in a column: a column of two kinds counts twice. */
  readonly counts: HoldingCounts;
  /** By name; kinds that no column holds are left out. */
  readonly sections: readonly KindSection[];
  readonly free: readonly FreeColumn[];
  readonly findings: readonly { readonly code: FindingCode; readonly lines: readonly PersonalLine[] }[];
}

export function personalDataPage(site: Site): PersonalDataPage {
  const { columns, kinds } = personalDataOf(site);
  const described = lineMaker(site);
  const held = columns.filter(({ free }) => free === null);
  const lines = held.flatMap(({ holdings }) => holdings.map((holding) => described(holding, false)));
  const free = columns.flatMap((column) =>
    column.free === null
      ? []
      : [{ ...column, free: column.free, lines: column.holdings.map((one) => described(one, true)) }],
  );
  const byKind = Map.groupBy(lines, ({ holding }) => holding.kind);
  const all = [...lines, ...free.flatMap((column) => column.lines)];
  return {
    path: PERSONAL_DATA_PATH,
    columns: {
      personal: held.length,
      free: free.length,
      unmarked: countColumns(site) - columns.length,
    },
    datasets: new Set(held.map(({ id }) => datasetKey(id))).size,
    counts: countHoldings(lines),
    sections: kinds.flatMap((kind) => {
      const ofKind = byKind.get(kind) ?? [];
      return ofKind.length === 0 ? [] : [{ kind, counts: countHoldings(ofKind), lines: clearFirst(ofKind) }];
    }),
    free,
    findings: FINDING_CODES.map((code) => ({
      code,
      lines: clearFirst(all.filter(({ findings }) => findings.includes(code))),
    })),
  };
}

function countColumns({ catalog }: Site): number {
  return catalog.datasets.reduce((sum, { columns }) => sum + columns.length, 0);
}

function lineMaker({ graph }: Site): (holding: Holding, free: boolean) => PersonalLine {
  const known = new Map<Key, DatasetWords>();
  return (holding, free) => {
    const key = datasetKey(holding.id);
    const words = known.get(key) ?? wordsOn(graph.dataset(holding.id));
    known.set(key, words);
    const columnState = graph.column(holding.id)?.state ?? 'undeclared';
    const findings = columnState === 'past' ? [] : findingsOf(holding, words, free);
    return { holding, columnState, ...words, findings };
  };
}

function wordsOn(dataset: Dataset | null): DatasetWords {
  if (dataset === null) return { owners: [], retention: null, classification: null };
  const owners = responsibilitiesOf(dataset).filter(({ role }) => role === 'owner');
  return {
    owners: owners.map(({ owner }) => owner),
    retention: dataset.glossary?.retention ?? null,
    classification: dataset.glossary?.classification ?? null,
  };
}

function clearFirst(lines: readonly PersonalLine[]): readonly PersonalLine[] {
  const isClear = ({ holding }: PersonalLine): boolean => holding.state === 'clear';
  return [...lines.filter(isClear), ...lines.filter((line) => !isClear(line))];
}

function countHoldings(lines: readonly PersonalLine[]): HoldingCounts {
  const of = (state: Holding['state'], declared: boolean): number =>
    lines.filter(({ holding }) => holding.state === state && holding.declared.length > 0 === declared).length;
  return {
    clear: { declared: of('clear', true), derived: of('clear', false) },
    masked: { declared: of('masked', true), derived: of('masked', false) },
  };
}

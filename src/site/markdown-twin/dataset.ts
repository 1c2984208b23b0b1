/** The Markdown twin of a dataset's page; its columns are in it. */
import { neighboursOf, type Direction } from '../../graph/flow.ts';
import { isDirect, type ColumnEdge, type IoEdge } from '../../model/catalog.ts';
import { compareNames } from '../../model/identity.ts';
import type { ColumnLine, DatasetCore } from '../dataset-page.ts';
import { firstSentence } from '../markdown.ts';
import { kindName } from '../personal-data.ts';
import type { Site } from '../site.ts';
import {
  boundedList,
  datasetLink,
  evidenceLines,
  formsLine,
  jobLink,
  meaning,
  MOST_LISTED,
  responsibleLines,
  wrongLines,
} from './entity.ts';
import { blocks, code, list, plain, section, table } from './text.ts';

/** The JSON twin has them all. */
const MOST_COLUMNS = 200;
const MOST_SOURCES = 4;

export function datasetMarkdown(site: Site, page: DatasetCore): string {
  const { dataset, path, columns } = page;
  const present = columns.filter(({ column }) => column.state !== 'past');
  const more = present.length - MOST_COLUMNS;
  return blocks(
    `# ${code(dataset.id.name)}`,
    `Dataset in ${code(dataset.id.namespace)}. ${formsLine(path)}`,
    meaning(page.descriptions),
    list(facts(site, page)),
    section('Wrong now', list(wrongLines(page.wrong))),
    section('Columns', present.length === 0 ? '' : columnTable(present.slice(0, MOST_COLUMNS))),
    more > 0 ? `and ${more} more columns` : null,
    section('Upstream', neighbourList(site, page, 'upstream')),
    section('Downstream', neighbourList(site, page, 'downstream')),
    section('Written by', useList(page, page.writers)),
    section('Read by', useList(page, page.readers)),
    section('Evidence', evidenceLines(site, dataset.span)),
  );
}

function facts(site: Site, page: DatasetCore): string[] {
  const { dataset, path, glossary, rowCount } = page;
  const written = [
    ['Domain', glossary?.domain],
    ['Classification', glossary?.classification],
    ['Retention', glossary?.retention],
  ] as const;
  return [
    ...responsibleLines(site, path, page.responsibilities),
    ...written.flatMap(([name, value]) => (value ? [`${name}: ${plain(value)}`] : [])),
    ...(rowCount === null ? [] : [`Rows written by the newest complete run: ${rowCount.rows}`]),
    ...(dataset.declared ? [] : ['Undeclared: lineage alone names it']),
    ...dataset.aliases
      .slice(0, MOST_LISTED)
      .map((alias) => `Also ${code(alias.name)} in ${code(alias.namespace)}`),
  ];
}

function columnTable(lines: readonly ColumnLine[]): string {
  return table(['Column', 'Type', 'Meaning', 'Comes from'], lines.map(columnRow));
}

function columnRow({ column, descriptions, personal, sources }: ColumnLine): string[] {
  const held = personal?.free === null ? personal.holdings : [];
  const marks = [
    ...held.map(
      ({ kind }) => `Personal data: ${plain(kind.is === 'unstated' ? 'kind not stated' : kindName(kind))}.`,
    ),
    ...(column.state === 'undeclared' ? ['Undeclared.'] : []),
  ];
  const direct = sources.filter(isDirect);
  const more = direct.length > MOST_SOURCES ? [`and ${direct.length - MOST_SOURCES} more`] : [];
  return [
    code(column.id.column),
    column.type === null ? '' : code(column.type),
    [plain(firstSentence(descriptions[0]?.text ?? '')), ...marks].filter((text) => text !== '').join(' '),
    [...direct.slice(0, MOST_SOURCES).map(sourceText), ...more].join(', '),
  ];
}

function sourceText({ from, origin }: ColumnEdge): string {
  return `${code(`${from.name}.${from.column}`)}${origin === 'observed' ? '' : ` (${origin})`}`;
}

/** Its direct neighbours: each names its own. */
function neighbourList({ flow }: Site, { dataset, path }: DatasetCore, side: Direction): string {
  return boundedList(neighboursOf(flow, dataset.id, side).sort(compareNames), (id) => datasetLink(path, id));
}

function useList({ path }: DatasetCore, edges: readonly IoEdge[]): string {
  return boundedList(
    edges,
    ({ job, state }) => `${jobLink(path, job)}${state === 'past' ? ', no longer' : ''}`,
  );
}

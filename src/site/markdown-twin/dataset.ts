/** The Markdown twin of a dataset's page; its columns are in it. */
import type { Direction } from '../../graph/flow.ts';
import { isDirect, type ColumnEdge, type IoEdge } from '../../model/catalog.ts';
import { formatInstant } from '../../model/instant.ts';
import { columnKey, type ColumnId } from '../../model/identity.ts';
import { columnMaking, madeInSql, ofNoColumnText, type MadeInSql } from '../column-making.ts';
import type { ColumnLine, DatasetCore } from '../dataset-page.ts';
import { firstSentence } from '../markdown.ts';
import { lastWriteOf, writtenAt } from '../glance.ts';
import { runPath } from '../path.ts';
import { questionPath } from '../path-question.ts';
import { kindName } from '../personal-data.ts';
import { leastConfidence } from '../surety.ts';
import { datasetService } from '../service-level.ts';
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
import { blocks, code, link, list, plain, section, table } from './text.ts';

/** The JSON twin has them all. */
const MOST_COLUMNS = 200;
const MOST_SOURCES = 4;

export function datasetMarkdown(site: Site, page: DatasetCore): string {
  const { dataset, path, columns } = page;
  const past = columns.filter(({ column }) => column.state === 'past');
  const shown = [...columns.filter(({ column }) => column.state !== 'past'), ...past];
  const more = shown.length - MOST_COLUMNS;
  return blocks(
    `# ${code(dataset.id.name)}`,
    `Dataset in ${code(dataset.id.namespace)}. ${formsLine(path)}`,
    meaning(page.descriptions),
    list(facts(site, page)),
    section('Wrong now', list(wrongLines(page.wrong))),
    section('Columns', shown.length === 0 ? '' : columnTable(site, shown.slice(0, MOST_COLUMNS))),
    more > 0 ? `and ${more} more columns, on the page and in its JSON` : null,
    section('Upstream', reachedList(page, 'upstream')),
    section('Downstream', reachedList(page, 'downstream')),
    section('Written by', useList(page, page.writers)),
    section('Read by', useList(page, page.readers)),
    section('Evidence', evidenceLines(path, dataset.span)),
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
    ...freshnessLines(site, page),
    ...(rowCount === null ? [] : [`Rows written by the newest complete run: ${rowCount.rows}`]),
    ...(dataset.declared ? [] : ['Undeclared: lineage alone names it']),
    ...dataset.aliases
      .slice(0, MOST_LISTED)
      .map((alias) => `Also ${code(alias.name)} in ${code(alias.namespace)}`),
  ];
}

/** When it was last written, and whether that is as fresh as people want it. */
function freshnessLines({ ledger }: Site, { dataset, path, runs }: DatasetCore): string[] {
  const write = lastWriteOf(runs);
  const service = datasetService(ledger, dataset.id);
  const isLate = service?.breaches.at(-1)?.nextWrite === null;
  const state = service?.unwritten
    ? 'not known: no run of the log writes it'
    : isLate
      ? 'not fresh'
      : 'fresh';
  return [
    ...(service === null ? [] : [`Freshness: ${state}`]),
    write === null
      ? 'Last written: no complete run of the log writes it'
      : `Last written: ${formatInstant(writtenAt(write))}, run ${link(code(write.id), path, runPath(write.id))}`,
  ];
}

function columnTable(site: Site, lines: readonly ColumnLine[]): string {
  const [first] = lines;
  const read: MadeInSql = first === undefined ? new Map() : madeInSql(site, first.column.id);
  return table(
    ['Column', 'Type', 'Meaning', 'Comes from'],
    lines.map((line) => columnRow(line, read)),
  );
}

function columnRow(line: ColumnLine, read: MadeInSql): string[] {
  const { column, descriptions, personal } = line;
  const held = personal?.free === null ? personal.holdings : [];
  const marks = [
    ...(column.state === 'past' ? ['Removed.'] : []),
    ...held.map(
      ({ kind }) => `Personal data: ${plain(kind.is === 'unstated' ? 'kind not stated' : kindName(kind))}.`,
    ),
    ...(column.state === 'undeclared' ? ['Undeclared.'] : []),
  ];
  return [
    code(column.id.column),
    column.type === null ? '' : code(column.type),
    [plain(firstSentence(descriptions[0]?.text ?? '')), ...marks].filter((text) => text !== '').join(' '),
    originText(line, read),
  ];
}

/** What it is made of; where that is no column's values, what decides it, or what else the SQL makes it of. */
function originText({ column, sources }: ColumnLine, read: MadeInSql): string {
  const making = columnMaking(sources, column.id, read);
  switch (making.is) {
    case 'values':
      return sourceList(making.of, sources.filter(isDirect));
    case 'decided':
      return `decided by ${sourceList(making.by, sources)}`;
    case 'of no column':
      return ofNoColumnText(making.as);
    case 'unknown':
      return '';
  }
}

function sourceList(columns: readonly ColumnId[], edges: readonly ColumnEdge[]): string {
  const byColumn = Map.groupBy(edges, ({ from }) => columnKey(from));
  const more = columns.length > MOST_SOURCES ? [`and ${columns.length - MOST_SOURCES} more`] : [];
  const named = columns
    .slice(0, MOST_SOURCES)
    .map((id) => `${code(`${id.name}.${id.column}`)}${wordOf(byColumn.get(columnKey(id)) ?? [])}`);
  return [...named, ...more].join(', ');
}

/** Who says so, unless a run does; and how sure it is, where it was read from SQL. */
function wordOf(edges: readonly ColumnEdge[]): string {
  const origins = new Set(edges.map(({ origin }) => origin));
  if (origins.has('observed')) return '';
  if (origins.has('declared')) return ' (declared)';
  const confidence = leastConfidence(edges);
  return confidence === null ? '' : ` (derived, ${confidence} confidence)`;
}

/** The nearest of all there are. */
function reachedList(page: DatasetCore, side: Direction): string {
  const { nearest, count } = page[side];
  const more = count - nearest.length;
  const lines = nearest.map(
    ({ id, distance }) =>
      `${datasetLink(page.path, id)}, ${distance === 1 ? 'direct' : `${distance} steps away`}`,
  );
  return list(
    more > 0 ? [...lines, `and ${more} more, as far or farther away: ${allLink(page, side)}`] : lines,
  );
}

/** To a list of all of them, which the Paths page makes in the browser. */
function allLink({ path, dataset }: DatasetCore, side: Direction): string {
  return link(
    'all of them',
    path,
    questionPath(side === 'upstream' ? { to: dataset.id } : { from: dataset.id }),
  );
}

function useList({ path }: DatasetCore, edges: readonly IoEdge[]): string {
  return boundedList(
    edges,
    ({ job, state }) => `${jobLink(path, job)}${state === 'past' ? ', no longer' : ''}`,
  );
}

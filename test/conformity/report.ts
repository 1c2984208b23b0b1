/** What the command says: a table with a row a log, and every difference in words. */
import type { Difference } from './difference.ts';
import type { Facts } from './fact.ts';
import { masked } from './name.ts';
import type { Place } from './values.ts';
import type { Verdict } from './verdict.ts';

const COLUMNS: readonly (readonly [head: string, count: (facts: Facts) => number])[] = [
  ['events', (facts) => Number(facts.event.get('read')?.detail)],
  ['jobs', (facts) => facts.job.size],
  ['runs', (facts) => facts.run.size],
  ['datasets', (facts) => facts.dataset.size],
  ['columns', (facts) => facts.column.size],
  ['io edges', (facts) => facts['io edge'].size],
  ['column edges', (facts) => facts['column edge'].size],
  ['dependencies', (facts) => facts.dependency.size],
  ['facets', (facts) => facts.facet.size],
];

export function report(verdicts: readonly Verdict[]): string {
  const lists = verdicts.filter(({ differences }) => differences.length > 0).map(listOf);
  return [tableOf(verdicts), ...lists].join('\n');
}

function tableOf(verdicts: readonly Verdict[]): string {
  const rows = [
    ['log', ...COLUMNS.map(([head]) => head), ''],
    ...verdicts.map((verdict) => [
      visible(verdict.log),
      ...COLUMNS.map(([, count]) => (verdict.facts === null ? '?' : String(count(verdict.facts)))),
      outcomeOf(verdict),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `${alignRow(row, widths)}\n`).join('');
}

/** Names to the left, numbers to the right. */
function alignRow(cells: readonly string[], widths: readonly number[]): string {
  const last = cells.length - 1;
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 || column === last ? cell.padEnd(width) : cell.padStart(width);
    })
    .join('  ')
    .trimEnd();
}

/** `conforms`, or how many differences there are. */
export function outcomeOf({ differences }: Verdict): string {
  if (differences.length === 0) return 'conforms';
  return differences.length === 1 ? '1 difference' : `${differences.length} differences`;
}

function listOf(verdict: Verdict): string {
  const lines = verdict.differences.map((difference) => `  ${visible(sentenceOf(difference))}\n`);
  return `${visible(verdict.log)}: ${outcomeOf(verdict)}\n${lines.join('')}`;
}

export function sentenceOf(difference: Difference): string {
  switch (difference.type) {
    case 'missing':
      return `the log has the ${difference.kind} ${difference.key}${placed(difference.place)}, the site does not`;
    case 'extra':
      return `the site has the ${difference.kind} ${difference.key}, the log does not`;
    case 'unequal':
      return `the ${difference.kind} ${difference.key} is ${said(difference.log)} by the log${placed(difference.place)}, ${said(difference.site)} by the site`;
    case 'fault':
      return difference.text;
  }
}

function placed(place: Place | null): string {
  return place === null ? '' : ` (${place.file}:${place.line})`;
}

function said(detail: string): string {
  return detail === '' ? 'without more' : detail;
}

/** Logs hold text of strangers: a terminal obeys what it cannot show, and keeps the secrets that it shows. */
export function visible(text: string): string {
  return masked(text).replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

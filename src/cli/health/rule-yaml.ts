/** Rules as the glossary takes them, in YAML. */
import type { Suggestion } from '../../health/suggestion/proposal.ts';
import { formatDuration, parseDuration } from '../../model/duration.ts';
import type { DatasetId } from '../../model/identity.ts';
import type { Bounds, Expectation } from '../../model/rule.ts';

/** One line of it, and why it stands there. */
interface Line {
  readonly text: string;
  readonly reason: string | null;
}

/** Lines to be written under nothing else; each rule has its reason behind it, as a comment. */
export function rulesYaml({ namespace, name }: DatasetId, suggestions: readonly Suggestion[]): string[] {
  const ofDataset = suggestions.filter(({ rule }) => columnOf(rule) === null);
  const byColumn = Map.groupBy(
    suggestions.filter(({ rule }) => columnOf(rule) !== null),
    ({ rule }) => columnOf(rule) ?? '',
  );
  const lines = [
    head(0, 'datasets'),
    head(1, yamlText(namespace)),
    head(2, yamlText(name)),
    ...(ofDataset.length === 0 ? [] : [head(3, 'rules'), ...ofDataset.map((one) => ruleLine(4, one))]),
    ...(byColumn.size === 0 ? [] : [head(3, 'columns')]),
    ...[...byColumn].flatMap(([column, ofColumn]) => [
      head(4, yamlText(column)),
      head(5, 'rules'),
      ...ofColumn.map((one) => ruleLine(6, one)),
    ]),
  ];
  return withReasons(lines);
}

function head(depth: number, key: string): Line {
  return { text: `${'  '.repeat(depth)}${key}:`, reason: null };
}

function ruleLine(depth: number, { rule, reason }: Suggestion): Line {
  return { text: `${'  '.repeat(depth)}- ${ruleYaml(rule)}`, reason };
}

/** The reasons stand below each other, unless a line is so long that they would be far from all others. */
function withReasons(lines: readonly Line[]): string[] {
  const widths = lines.filter(({ reason }) => reason !== null).map(({ text }) => text.length);
  const width = Math.max(0, ...widths.filter((one) => one <= 60));
  return lines.map(({ text, reason }) => (reason === null ? text : `${text.padEnd(width)}  # ${reason}`));
}

/** The column whose entry the rule stands under; null for that of the dataset. */
function columnOf(rule: Expectation): string | null {
  switch (rule.kind) {
    case 'row_count':
      return null;
    case 'unique':
      return rule.columns.length === 1 ? (rule.columns[0] ?? null) : null;
    case 'not_null':
    case 'accepted_values':
    case 'range':
    case 'relationship':
    case 'freshness':
      return rule.column;
  }
}

/** As an item of a list of rules. */
function ruleYaml(rule: Expectation): string {
  switch (rule.kind) {
    case 'not_null':
      return 'not_null';
    case 'unique':
      return rule.columns.length === 1 ? 'unique' : `unique: [${rule.columns.map(yamlText).join(', ')}]`;
    case 'accepted_values':
      return `accepted_values: [${rule.values.map(yamlText).join(', ')}]`;
    case 'range':
    case 'row_count':
      return `${rule.kind}: { ${boundsYaml(rule)} }`;
    case 'relationship':
      return `relationship: { namespace: ${yamlText(rule.to.namespace)}, to: ${yamlText(rule.to.name)}, column: ${yamlText(rule.to.column)} }`;
    case 'freshness':
      return `freshness: ${durationText(rule.within)}`;
  }
}

function boundsYaml({ min, max }: Bounds): string {
  return [...(min === null ? [] : [`min: ${min}`]), ...(max === null ? [] : [`max: ${max}`])].join(', ');
}

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** `26 hours`, in the largest unit of which it is a whole number; up to 72 hours rather than 3 days. */
function durationText(milliseconds: number): string {
  const unit = UNITS.find(
    ([size, word]) => milliseconds % size === 0 && (word !== 'day' || milliseconds > 3 * size),
  );
  const text =
    unit === undefined
      ? formatDuration(milliseconds)
      : `${milliseconds / unit[0]} ${unit[1]}${milliseconds === unit[0] ? '' : 's'}`;
  return parseDuration(text) === milliseconds ? text : `${milliseconds / 1000} seconds`;
}

/** Words that YAML, of whatever version, takes for something else than text. */
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

/** A text so that YAML reads it as that very text, and a terminal shows it as it is. */
export function yamlText(text: string): string {
  if (/^[A-Za-z_][\w./-]*$/.test(text) && !WORDS.test(text)) return text;
  if (/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(/[^\x20-\x7e]/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

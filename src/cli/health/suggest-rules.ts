/** `headwater suggest-rules`: rules that a dataset has kept so far, for its glossary. */
import { ledgerOf } from '../../health/ledger.ts';
import type { HealthSettings } from '../../health/settings.ts';
import { suggestRules, type Suggestions } from '../../health/suggestion/suggestion.ts';
import type { Dataset } from '../../model/catalog.ts';
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import { visible } from '../../model/visible.ts';
import { readConfiguration } from '../configuration.ts';
import { PROJECT_ROOT } from '../project.ts';
import { askedNetwork } from '../question/catalog.ts';
import {
  COMMON_HELP,
  replyTo,
  sayMistake,
  type Answer,
  type Asked,
  type Question,
  type Reply,
} from '../question/question.ts';
import { nameOf } from '../question/word.ts';
import { plural } from '../terminal.ts';
import { rulesYaml } from './rule-yaml.ts';
import type { SuggestRulesRecord } from './suggest-rules-record.ts';

const HELP = `Proposes rules for a dataset, or for one of its columns, from what runs reported of it: each that every report kept, with
what speaks for it, in YAML for the glossary; none that the glossary has already.

Usage: npm run headwater -- suggest-rules <name[.column]> [options]

${COMMON_HELP.replace('question/record.ts', 'health/suggest-rules-record.ts')}
Example: npm run --silent headwater -- suggest-rules clean/orders_clean
`;

/** Answers on the terminal. @returns the exit code */
export async function suggestRulesCommand(args: readonly string[]): Promise<number> {
  try {
    const { health } = await readConfiguration(PROJECT_ROOT);
    const { code, text } = await suggestRulesReply(health.settings, args, askedNetwork);
    process.stdout.write(text);
    return code;
  } catch (error) {
    sayMistake(error);
    return 2;
  }
}

/** What tells what was asked: the last line of an answer that is not JSON, which has no empty line. */
const SOURCE_LINE = /(?<=\n\n)(?=From [^\n]*\n$)/;

/**
 * The whole answer as YAML that the glossary takes, or in JSON.
 * @throws what `replyTo` throws
 */
export async function suggestRulesReply(
  settings: HealthSettings,
  args: readonly string[],
  networkOf: Parameters<typeof replyTo>[2],
): Promise<Reply> {
  const { code, text } = await replyTo(suggestRulesQuestion(settings), args, networkOf);
  return { code, text: text.replace(SOURCE_LINE, '# ') };
}

/** @param settings from how many measurements on a rule is proposed */
export function suggestRulesQuestion(settings: HealthSettings): Question {
  return {
    help: HELP,
    names: ['<name[.column]>'],
    options: [],
    answer: (asked) => answer(asked, settings),
  };
}

function answer({ network, ids: [of] }: Asked, settings: HealthSettings): Answer {
  const dataset = of === undefined ? null : network.graph.dataset(of);
  if (of === undefined || dataset === null) throw new RangeError('no dataset was asked about');
  const ledger = ledgerOf(network, network.catalog.asOf, settings);
  const suggestions = suggestRules(ledger, dataset, 'column' in of ? of.column : null);
  return {
    found: suggestions.proposed.length > 0,
    lines: linesOf(of, dataset, suggestions),
    record: recordOf(of, suggestions),
  };
}

function linesOf(of: DatasetId | ColumnId, dataset: Dataset, suggestions: Suggestions): string[] {
  const { proposed } = suggestions;
  const yaml = proposed.length === 0 ? [] : ['', ...rulesYaml(dataset.id, proposed)];
  const notes = notesOn(suggestions);
  return [headline(of, dataset, suggestions), ...yaml, ...(notes.length === 0 ? [] : ['', ...notes])];
}

/** As comments, so that all of the answer may stand in a YAML file. */
function headline(
  of: DatasetId | ColumnId,
  { glossary }: Dataset,
  { proposed, reports }: Suggestions,
): string {
  if (reports === 0 && proposed.length === 0) {
    return `# No run reported anything of the quality of ${nameOf(of)}: rules are proposed from row counts, metrics and checks.`;
  }
  if (proposed.length === 0)
    return `# No rule is proposed for ${nameOf(of)}, by ${plural(reports, 'report')}.`;
  const place =
    glossary === null ? '' : ` Its entry: ${visible(glossary.place.file)}, line ${glossary.place.line}.`;
  return `# ${plural(proposed.length, 'rule')} proposed for ${nameOf(of)}, by ${plural(reports, 'report')}.${place}`;
}

function notesOn({ written, tooShort, least }: Suggestions): string[] {
  return [
    ...(written === 0
      ? []
      : [`# ${plural(written, 'more rule')} would be proposed that the glossary has already.`]),
    ...(tooShort.length === 0 ? [] : [`# The history is too short to judge by: it takes ${least} reports.`]),
    ...tooShort.map(
      ({ kind, column, measured }) =>
        `#   ${kind}${column === null ? '' : ` of ${visible(column)}`}: measured ${plural(measured, 'time')}`,
    ),
  ];
}

function recordOf(of: DatasetId | ColumnId, suggestions: Suggestions): SuggestRulesRecord {
  const { proposed, tooShort, written, least, reports } = suggestions;
  return {
    question: 'suggest-rules',
    of,
    reports,
    least,
    proposed: proposed.map(({ rule, reason }) => ({ rule, reason })),
    tooShort: tooShort.map(({ kind, column, measured }) => ({ kind, column, measured })),
    written,
  };
}

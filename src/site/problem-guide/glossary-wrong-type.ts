import type { Explanation } from './explanation.ts';

export const glossaryWrongType: Explanation = {
  summary: 'A glossary value is not of the type that its key takes.',
  outcome: 'value left out',
  counted: 'each value',
  meaning:
    'A key takes a text, a list of texts, one of a few words, a cron expression, a time zone, a length of time, a list of rules, or a block of further keys, and something else stands there. YAML decides by the look of a value: without quotes, `true` is a truth value, `1.10` a number and `[a]` a list.',
  effect:
    'The value is not on the site. If an entry cannot do without it, the whole entry is missing. Without its schedule no run of a job is late, and without a rule nothing breaks it: what should be watched is not.',
  treatment:
    'The value is passed over, or of a list the one item; a rule is left out as a whole. A `schedule` that is no cron expression is still shown as it is written. The other keys of the entry count. Nothing is converted: of the number `1.10`, the last digit is already lost.',
  remedy:
    'The message says what was expected and what was found, and the hint how to write it. A text that looks like something else goes in quotes.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `terms:
  revenue:
    definition: What customers have paid.
    synonyms: turnover`,
        mark: ['synonyms'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 4,
      message: '`terms › revenue › synonyms` should be a list of texts, but it is the text `turnover`',
      hint: 'make it a list: each text on a line of its own below, after `- `',
    },
  },
  related: ['glossary-unknown-key', 'glossary-missing-key', 'glossary-syntax'],
};

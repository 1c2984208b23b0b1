import type { Explanation } from './explanation.ts';

export const glossaryMissingKey: Explanation = {
  summary: 'A glossary entry lacks a key that it must have.',
  outcome: 'entry left out',
  counted: 'each key that is missing',
  meaning:
    'A term must have a `definition`, and an owner a `name` and a `kind`, which is `person` or `team`. A rule must have what it compares with: a `relationship` its `to` and its `column`, a `range` a `min`, a `max` or both. Here one of them is not there, or has nothing behind its colon.',
  effect:
    'A term or an owner has no page. What refers to it is reported as well: a column’s `term` or a dataset’s `owner` then names something that is not defined.',
  treatment: 'The entry, or the rule, is left out as a whole. The others of the file count.',
  remedy:
    'Add the key below the entry or the rule. Datasets, columns and jobs have no key that they must have.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `terms:
  revenue:
    name: Revenue`,
        mark: ['revenue:'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 2,
      message: '`terms › revenue` has no `definition`',
      hint: 'add `definition: …` below it; the term is left out until then',
    },
  },
  related: ['glossary-unknown-key', 'glossary-unknown-term', 'glossary-unknown-owner'],
};

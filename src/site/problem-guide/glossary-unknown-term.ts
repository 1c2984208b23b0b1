import type { Explanation } from './explanation.ts';

export const glossaryUnknownTerm: Explanation = {
  summary: 'The glossary names a term that it does not define.',
  outcome: 'reference not shown',
  counted: 'each reference',
  meaning:
    'A column’s `term`, or one of a term’s `related`, is an id that stands below `terms:` in no file of the glossary.',
  effect:
    'The column is not linked to what it means, and is missing from the list of columns on the term’s page.',
  treatment: 'The entry that refers is shown without the term.',
  remedy:
    'Write the term’s id, which is its key below `terms:`; the hint gives it where a name, a synonym or nearly an id was written. If there is no such term yet, define it.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `terms:
  revenue:
    definition: What customers have paid.
    related: [profits]
  profit:
    definition: What is left of it.`,
        mark: ['profits'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 2,
      message: '`terms › revenue › related` refers to the term `profits`, which is not defined',
      hint: 'did you mean `profit`?',
    },
  },
  related: ['glossary-missing-key', 'glossary-unknown-owner'],
};

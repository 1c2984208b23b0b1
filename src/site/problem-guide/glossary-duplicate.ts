import type { Explanation } from './explanation.ts';

export const glossaryDuplicate: Explanation = {
  summary: 'The glossary says a thing twice. The first one stands.',
  outcome: 'second one left out',
  counted: 'each repetition',
  meaning:
    'A dataset, a job, a term or an owner is defined twice, in one file or in two, or a key stands twice in one block. A rule that says what another rule of the same dataset says is one, too, and so is a column or a value that the list of a rule names again.',
  effect:
    'The second definition is not on the site, and whoever wrote it will wonder why. The two may contradict each other.',
  treatment:
    'Files are read in the order of their names, and the first definition counts as a whole: two of them are not mixed. A namespace that is begun twice is the exception; both blocks are read.',
  remedy: 'The message names both places. Keep one of them, and move into it what the other one has besides.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `terms:
  revenue:
    definition: What customers have paid.
  revenue:
    definition: What customers have been billed.`,
        mark: ['revenue:'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 4,
      message: '`terms › revenue` is defined twice: here and on line 2',
      hint: 'keep one of the two; until then, the one on line 2 counts',
    },
  },
  related: ['glossary-unknown-key'],
};

import type { Explanation } from './explanation.ts';

export const glossaryUnknownKey: Explanation = {
  summary: 'A glossary entry has a key that means nothing here.',
  outcome: 'key left out',
  counted: 'each key',
  meaning:
    'An entry of the glossary, or the file itself, has a key beside those that it may have. A key is read by its letters: `Owner` is not `owner`. The names of rules are keys too, and some are for datasets alone, some for columns. A `timezone` means something only beside the time that it is of: a job’s `schedule`, a dataset’s `freshest_by`.',
  effect:
    'What stands at the key is not on the site. Nobody misses it there, which is why it is an error: a `steward` who was spelled wrong is a dataset without one.',
  treatment: 'The key is passed over with all below it. The other keys of the entry count.',
  remedy:
    'Where a key of nearly that name exists, the hint gives it; otherwise it lists those that the entry may have. What has no key of its own can go into the `description`, which takes Markdown.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `terms:
  revenue:
    definition: What customers have paid.
    synonym: [turnover]`,
        mark: ['synonym'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 4,
      message: '`terms › revenue › synonym` is not a key of a term',
      hint: 'did you mean `synonyms`?',
    },
  },
  related: ['glossary-wrong-type', 'glossary-missing-key'],
};

import type { Explanation } from './explanation.ts';

export const glossaryUnknownOwner: Explanation = {
  summary: 'The glossary names an owner that it does not list.',
  outcome: 'shown as a name alone',
  counted: 'each reference',
  meaning:
    'The `owner` or the `steward` of a dataset, the `owner` of a job, or one of a team’s `members` is an id that stands below `owners:` in no file of the glossary.',
  effect:
    'Readers see whom to ask, and not how: there is no name in full, no address and no team. A slip splits what one owner answers for over two pages.',
  treatment: 'The id is shown as it was written.',
  remedy:
    'Write the owner’s id, which is its key below `owners:`; the hint gives it where a name or nearly an id was written. If the owner is not listed yet, add a `name` and a `kind`, `person` or `team`.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `owners:
  sales:
    name: Sales
    kind: team
    members: [ada]`,
        mark: ['ada'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 2,
      message: '`owners › sales › members` refers to the owner `ada`, which is not defined',
      hint: 'define it: `ada` as a key below `owners:`',
    },
  },
  related: ['glossary-missing-key', 'glossary-unknown-term'],
};

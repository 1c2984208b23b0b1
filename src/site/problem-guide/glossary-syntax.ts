import type { Explanation } from './explanation.ts';

export const glossarySyntax: Explanation = {
  summary: 'A glossary file is no YAML. It is left out; the other files are kept.',
  outcome: 'file left out',
  counted: 'each file',
  meaning:
    'The file cannot be read as YAML from its beginning to its end, or has bytes that are not UTF-8. Where the reader gave up, the message says what is most likely wrong.',
  effect:
    'Descriptions, owners, terms and all else that the file defines are missing from the site. What other files refer to in it is reported as unknown.',
  treatment:
    'Nothing of the file is read: half a glossary could say what nobody meant. The first fault is named.',
  remedy:
    'Go to the line that is named. Most faults are one of three: a text that has a colon and a space, or begins with a sign such as `@`, `*` or `[`, and stands without quotes; a line that is indented otherwise than its neighbours; or a tab. An editor that knows YAML shows all of them while they are typed.',
  producers: [],
  example: {
    files: [
      {
        name: 'glossary.yaml',
        text: `terms:
  revenue:
    definition: Money: what customers have paid.`,
        mark: ['Money'],
      },
    ],
    problem: {
      severity: 'error',
      file: 'glossary.yaml',
      line: 3,
      message: 'a text without quotes has a second colon: `definition: Money: what customers have paid.`',
      hint: 'put the text after the first colon in quotes; nothing of this file was read',
    },
  },
  related: ['glossary-wrong-type', 'file-unreadable'],
};

/** What a YAML parser's complaints mean to whoever wrote the text. */
import { maskText } from '../model/mask.ts';
import { TOO_MANY_NODES } from './size.ts';
import { quote } from './words.ts';

/** Where the parser gave up, and its reason: js-yaml's wording. */
interface Site {
  readonly reason: string;
  /** The line's text up to the spot, and from it on. */
  readonly before: string;
  readonly after: string;
}

export interface Diagnosis {
  readonly applies: (site: Site) => boolean;
  readonly fault: string;
  readonly hint: string;
  /** True where the line above the spot is to blame. */
  readonly above?: true;
}

/** The parser's reasons for a line that begins too far left or right. */
const MISFIT = /^bad indentation|^end of the stream/;

/** The first that applies is taken; most to the point first. */
const DIAGNOSES: readonly Diagnosis[] = [
  {
    applies: ({ reason }) => reason.startsWith('nesting exceeded'),
    fault: 'lists and blocks are nested more than 100 deep',
    hint: 'check for a run of brackets; a glossary needs six levels',
  },
  {
    applies: ({ reason }) => reason === TOO_MANY_NODES,
    fault: 'with its aliases written out, the file would hold more than 1,000,000 values by here',
    hint: 'repeat less, or split the file',
  },
  {
    applies: ({ reason, before, after }) =>
      reason.startsWith('tab characters') || (MISFIT.test(reason) && /^ *\t/.test(before + after)),
    fault: 'this line is indented with a tab',
    hint: 'indent with spaces',
  },
  {
    applies: ({ reason }) => reason === 'missed comma between flow collection entries',
    fault: 'a comma is missing within `[…]` or `{…}`',
    hint: 'put one between the items, or quotes around a text that begins with a bracket',
  },
  {
    applies: ({ before, after }) => after.startsWith(':') && /:\s/.test(before),
    fault: 'a text without quotes has a second colon',
    hint: 'put the text after the first colon in quotes',
  },
  {
    applies: ({ before, after }) => /(:|-)\s+$/.test(before) && /^[@`%,\]}|>?-]/.test(after),
    fault: 'a text without quotes begins with a character that YAML keeps for itself',
    hint: 'put the text in quotes',
  },
  {
    applies: ({ before, after }) => /["']\s*$/.test(before) && after.trim() !== '',
    fault: 'a text goes on after its closing quote',
    hint: "write quotes within '…' twice (`it''s`), or put the whole text in the other kind of quotes",
  },
  {
    applies: ({ reason }) => reason === 'a line break is expected',
    fault: 'a text begins on the line of its `|` or `>`',
    hint: 'begin it on the next line, indented; or put it in quotes',
  },
  {
    applies: ({ reason }) => reason.startsWith('can not read a block mapping entry'),
    fault: 'a key without a colon stands among keys',
    hint: 'end the key in a colon and a space, or indent the line if it goes on with the text above',
    above: true,
  },
  {
    applies: ({ reason, before }) =>
      /^name of an (alias|anchor)/.test(reason) || /(:|-)\s+[*&!]\S*\s*$/.test(before),
    fault: 'a text without quotes begins with `*`, `&` or `!`, which YAML keeps for itself',
    hint: 'put the text in quotes',
  },
  {
    applies: ({ reason }) =>
      reason === 'unknown escape sequence' || reason === 'expected hexadecimal character',
    fault: 'a text in double quotes has a backslash that YAML cannot make sense of',
    hint: 'write the backslash twice, or put the text in single quotes',
  },
  {
    applies: ({ reason }) => /non-printable characters|valid JSON character|null byte/.test(reason),
    fault: 'this line has a control character, which YAML does not allow',
    hint: 'remove it; an editor that shows invisible characters helps to find it',
  },
  {
    applies: ({ reason }) => MISFIT.test(reason),
    fault: 'this line does not fit the lines above it',
    hint: 'indent keys of one block alike, and the keys of a block within it deeper',
  },
];

/** What is most likely wrong at a spot. */
export function diagnose(site: Site): Diagnosis {
  return DIAGNOSES.find(({ applies }) => applies(site)) ?? unexplained(site.reason);
}

function unexplained(reason: string): Diagnosis {
  return {
    applies: () => true,
    fault: `this is no YAML, as the parser says ${quote(maskText(reason))}`,
    hint: 'compare the line with its neighbours, or try an editor that knows YAML',
  };
}

/** What is said of the phases of a build, once each is done. */
import type { Outcome } from '../../pipelines/index.ts';
import type { Scripts } from '../site/script.ts';
import type { SearchFile } from '../site/search-index/search-index.ts';
import type { LayoutFigures } from '../layout/layouts.ts';
import type { KeptOutput, Taken } from './kept/kept-output.ts';
import type { Told } from './phase/phase.ts';
import { outcomeTable } from './pipeline.ts';
import { sizeText } from './phase/summary.ts';
import { plural, secondsText, whole } from './terminal.ts';

export function toldOfRuns(outcomes: readonly Outcome[]): Told {
  const failed = outcomes.filter(({ status }) => status !== 'COMPLETE').length;
  return {
    outcome: `${plural(outcomes.length, 'run')}, ${failed} failed`,
    details: failed > 0 ? outcomeTable(outcomes).split('\n') : [],
    counts: { runs: outcomes.length, failed },
  };
}

export function toldOfScripts({ files }: Scripts): Told {
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  return {
    outcome: `${plural(files.length, 'file')}, ${sizeText(bytes)}`,
    counts: { files: files.length, bytes },
  };
}

export function toldOfSearch(files: readonly SearchFile[]): Told {
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  return { outcome: `an index of ${sizeText(bytes)}`, counts: { files: files.length, bytes } };
}

/** @param known how many pages of the last output there were to compare with */
export function toldOfCompare({ known, taken }: Pick<KeptOutput, 'known' | 'taken'>): Told {
  return {
    outcome: `${plural(known, 'page')} of the last output, ${whole(taken.pages)} of them say what they said`,
    counts: { pages: known, same: taken.pages },
  };
}

/** What became of the files of the site. */
export interface Rendered {
  /** How many were rendered. */
  readonly files: number;
  /** How many threads there were for it. */
  readonly threads: number;
  /** Why threads could not do their part, which the others then did. */
  readonly failures: readonly string[];
  /** What was taken over of the last output. */
  readonly kept: Taken;
  /** Why nothing was, as the end of a sentence; null where that goes without saying. */
  readonly reason: string | null;
  readonly layouts: LayoutFigures;
}

export function toldOfPages({ files, threads, failures, kept, reason, layouts }: Rendered): Told {
  const saved = kept.pages > 0 ? `, ${plural(kept.pages, 'page')} kept as they were` : '';
  return {
    outcome: `${plural(files, 'file')}: pages, twins and diagrams${saved}`,
    details: [
      ...(reason === null ? [] : [`all of them anew: ${reason}`]),
      ...layoutText(layouts),
      ...failures.map((failure) => `a thread could not go on (${failure}), and the first one did its part`),
    ],
    counts: { rendered: files, threads, kept: kept.files, keptPages: kept.pages, ...layoutCounts(layouts) },
  };
}

function layoutCounts({ milliseconds, ...counts }: LayoutFigures): Record<string, number> {
  return { ...counts, layoutMilliseconds: milliseconds };
}

/** `1,234 diagrams of 97 shapes, 3 of them laid out anew, in 0.4 s`. */
function layoutText({ diagrams, shapes, laidOut, milliseconds }: LayoutFigures): string[] {
  if (diagrams === 0) return [];
  const anew = laidOut === shapes ? 'each laid out once' : `${whole(laidOut)} of them laid out anew`;
  return [
    `${plural(diagrams, 'diagram')} of ${plural(shapes, 'shape')}, ${anew}, in ${secondsText(milliseconds)}`,
  ];
}

/** @param files how many there are in the output */
export function toldOfOutput(files: number): Told {
  return { outcome: plural(files, 'file'), counts: { files } };
}

/** @param bytes the size of the catalog; null where it could not be kept, which was said already */
export function toldOfKept(bytes: number | null): Told {
  return bytes === null
    ? { outcome: 'nothing' }
    : { outcome: `the catalog, ${sizeText(bytes)}, for \`npm run headwater\``, counts: { bytes } };
}

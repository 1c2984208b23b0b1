/** The results of all sizes, for readers: `results.md`. */
import { plural } from '../../../src/cli/terminal.ts';
import { bytesText, markdownTable } from './cell.ts';
import type { Machine } from './machine.ts';
import type { Result, SizeName } from './result.ts';
import { elkMilliseconds, LAYOUT_GAIN } from './row.ts';
import { growthTable, limitTable, middleOf, phaseTable, secondText } from './table.ts';

/** What was measured, by size, and on what. */
export interface Measurements {
  readonly machine: Machine;
  readonly bySize: ReadonlyMap<SizeName, readonly Result[]>;
}

export function report({ machine, bySize }: Measurements): string {
  const sizes = [...bySize].map(([name, results]) => sizeReport(name, results));
  const growth = bySize.size < 2 ? [] : ['## Growth', HOW_GROWTH_READS, markdownTable(growthTable(bySize))];
  return `${['# How fast, and how small', HOW_TO_READ, machineText(machine), ...sizes, ...growth].join('\n\n')}\n`;
}

const HOW_TO_READ = `\`npm run bench -- --size small|medium|large\` writes this. Each phase of a real build stands beside its floor, measured in
the same run: collecting beside \`JSON.parse\` of the same lines, layout beside plain elkjs on the same diagrams, rendering beside a
bare Astro project that writes as many files of the same sizes (\`test/bench/floor\`), and the whole beside the sum of these, in which elkjs counts a
${LAYOUT_GAIN}th. Ratios count, not seconds; the targets are those for large, where what each build
takes once no longer weighs. Plain elkjs lays out a sample of each kind of diagram, and its time for all is reckoned from that.
A second build follows one more event of one job; below large its bytes are compared with those of a cold build of the same log.
_Work_ is the time of all processors; _memory so far_ is the most that the build had up to the end of the phase.`;

const HOW_GROWTH_READS =
  'What each phase takes for a page, in microseconds; the whole build is to take at large at most 1.2 times what it takes at medium.';

function machineText({ processor, cores, memoryBytes, node, astro, elkjs }: Machine): string {
  return `${plural(cores, 'core')} of ${processor}, ${bytesText(memoryBytes)} of memory, Node ${node}, Astro ${astro}, elkjs ${elkjs}.`;
}

function sizeReport(name: SizeName, results: readonly Result[]): string {
  const shown = middleOf(results);
  const { size, logBytes, output } = shown;
  const log = `${plural(size.datasets, 'dataset')}, ${plural(size.columns, 'column')}, ${plural(size.jobs, 'job')}, ${plural(size.runs, 'run')} of each; a log of ${bytesText(logBytes)}.`;
  const site = `${plural(output.pages, 'page')} in ${plural(output.files, 'file')}, ${bytesText(output.bytes)}.`;
  const runs =
    results.length === 1
      ? 'One run.'
      : `${results.length} runs: the middle one, with the least and the greatest ratio of all.`;
  return [
    `## ${name}`,
    `${log} ${site} ${runs}`,
    markdownTable(phaseTable(results)),
    markdownTable(limitTable(results)),
    `${secondText(shown)} ${elkText(shown)}`,
  ].join('\n\n');
}

/** How sure the floor of layout is. */
function elkText(result: Result): string {
  const { elk } = result.layout;
  const [sampled, diagrams] = [sum(elk.map((one) => one.sampled)), sum(elk.map((one) => one.diagrams))];
  const error = Math.sqrt(sum(elk.map((one) => (one.diagrams * one.elkError) ** 2)));
  const share = ((100 * error) / elkMilliseconds(result)).toFixed(0);
  return `Plain elkjs laid out ${sampled} of ${diagrams} diagrams; its time for all is right to within ${share} % (one standard deviation).`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

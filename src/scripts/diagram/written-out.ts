/** Writes into a drawing what its markup leaves out since it shows it already: numbers, titles in full, and what is a box. */
import { kindWord, lineTitle, nodeTitle, rowTitle } from '../../diagram/words.ts';
import { emphasisOf, isMarked } from './emphasis.ts';
import { lineKindOf } from './line-kind.ts';
import { endsOf } from './part.ts';

/** What holds a node's name: neither a row nor a badge. */
const HEAD = ':scope > :is(a, g):not(.dg-r, .dg-m)';

/** A second time it changes nothing. */
export function writeOut(svg: SVGSVGElement): void {
  writeOutWidths(svg);
  const names = new Map<string, string>();
  for (const [number, node] of [...svg.querySelectorAll<SVGGElement>(':scope > :is(.dg-d, .dg-j)')].entries())
    for (const [part, name] of writeOutNode(node, String(number))) names.set(part, name);
  for (const line of svg.querySelectorAll<SVGPathElement>('[data-e]')) writeOutLine(line, names);
}

/** Of the boxes that are as wide as those of their kind mostly are. */
function writeOutWidths(svg: SVGSVGElement): void {
  const [dataset, job] = ['--d', '--j'].map((name) => Number.parseFloat(svg.style.getPropertyValue(name)));
  for (const box of svg.querySelectorAll('rect:not([width])')) {
    const width = box.closest('.dg-j') === null ? dataset : job;
    // A row leaves room on both sides.
    box.setAttribute('width', `${(width ?? 0) - (box.parentElement?.matches('.dg-r') === true ? 8 : 0)}`);
  }
}

/** @returns the names of the node and of its rows, by their numbers; none where it was written out before */
export function writeOutNode(node: SVGGElement, number: string): readonly (readonly [string, string])[] {
  if (node.dataset['n'] !== undefined) return [];
  node.dataset['n'] = number;
  const [name, title] = nodeWords(node);
  title.remove();
  node.querySelector(HEAD)?.prepend(title);
  node.querySelector(':scope > rect')?.classList.add('dg-b');
  const rows = [...node.querySelectorAll<SVGElement>(':scope > .dg-r')];
  return [
    [number, name],
    ...rows.map((row, index) => {
      const part = `${number}.${index}`;
      row.dataset['r'] = part;
      return [part, `${name}.${writeOutRow(row)}`] as const;
    }),
  ];
}

/** The name of a node, and its title, written out. */
function nodeWords(node: SVGGElement): readonly [name: string, title: Element] {
  const title = node.querySelector(':scope > title') ?? made('');
  const kind = node.classList.contains('dg-j') ? 'job' : 'dataset';
  const said = title.textContent;
  // What stands for many is called by all that it says.
  if (node.classList.contains('dg-k')) return [said, title];
  const shown = [...node.querySelectorAll(`${HEAD} > text:not(.dg-c)`)].map(textOf).join('');
  const place = node.querySelector(`${HEAD} > .dg-c`)?.textContent ?? null;
  const emphasis = emphasisOf(node);
  if (said === kindWord(kind)) {
    title.textContent = nodeTitle(kind, shown, place, emphasis);
    return [shown, title];
  }
  return [nameIn(said, place, isMarked(emphasis)), title];
}

function writeOutRow(row: SVGElement): string {
  const title = row.querySelector('title');
  const detail = row.querySelector('tspan')?.textContent ?? null;
  const emphasis = emphasisOf(row);
  if (title !== null) return nameIn(title.textContent, detail, isMarked(emphasis));
  const text = row.querySelector('text')?.firstChild?.textContent ?? '';
  const name = detail === null ? text : text.slice(0, -1);
  row.prepend(made(rowTitle(name, detail, emphasis)));
  return name;
}

function writeOutLine(line: SVGPathElement, names: ReadonlyMap<string, string>): void {
  const said = line.dataset['e'] ?? '';
  const { from, to } = endsOf(said);
  line.dataset['e'] = `${from} ${to}`;
  if (line.querySelector('title') !== null) return;
  const label = said.slice(from.length + to.length + 2);
  const inCycle = line.classList.contains('dg-y');
  const edge = { kind: lineKindOf(line), label: label === '' ? null : label, inCycle };
  line.append(made(lineTitle(names.get(from) ?? '', names.get(to) ?? '', edge)));
}

function textOf({ textContent }: Node): string {
  return textContent ?? '';
}

function made(text: string): Element {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.append(text);
  return title;
}

/**
 * The name in a title such as `Dataset orders, raw, no longer current`.
 * @param beside what else the picture shows beside the name; a name beside which it is shortened keeps it
 * @param isMarked whether the title ends with words about the state
 */
export function nameIn(title: string, beside: string | null, isMarked: boolean): string {
  const named = title.slice(title.indexOf(' ') + 1);
  const unmarked = isMarked ? named.slice(0, named.lastIndexOf(', ')) : named;
  const tail = `, ${beside ?? ''}`;
  return beside !== null && unmarked.endsWith(tail) ? unmarked.slice(0, -tail.length) : unmarked;
}
